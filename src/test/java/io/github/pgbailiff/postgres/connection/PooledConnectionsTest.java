package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PooledConnectionsTest {

  @Test
  void each_pool_is_measured_under_its_clusters_name(PostgresDatabase database) throws Exception {
    var cluster = GivenRights.cluster(database, database.server().superuser());
    var metrics = new SimpleMeterRegistry();
    try (var pools = new PooledConnections(List.of(cluster), metrics);
        var connection = pools.borrow(cluster, "pgbailiff")) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(
              metrics
                  .get("hikaricp.connections.active")
                  .tag("pool", "cluster-test")
                  .gauge()
                  .value())
          .isEqualTo(1);
    }
    assertThat(metrics.find("hikaricp.connections.active").gauge()).isNull();
  }
}
