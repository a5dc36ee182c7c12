package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PooledConnectionsTest {
  private static final String HOUSEKEEPING = "com.zaxxer.hikari.housekeeping.periodMs";

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

  @Test
  void a_rush_leaves_one_connection_and_none_where_the_server_may_sleep(PostgresDatabase database)
      throws Exception {
    String always = database.role("always");
    String asleep = database.role("asleep");
    ClusterSettings first = GivenRights.cluster(database, always);
    ClusterSettings second =
        new ClusterSettings(
            new Cluster("neon", Map.of()),
            database.url(),
            Optional.of(asleep),
            first.password(),
            ClusterSettings.Connect.WHEN_USED,
            List.of());
    System.setProperty(HOUSEKEEPING, "500");
    try (var pools = new PooledConnections(List.of(first, second))) {
      database.awaitTrue("SELECT " + count(always) + " = 1");
      assertThat(database.query("SELECT " + count(asleep))).containsExactly("0");
      for (ClusterSettings cluster : List.of(first, second)) {
        try (var one = pools.borrow(cluster, "pgbailiff");
            var two = pools.borrow(cluster, "pgbailiff")) {
          assertThat(one).isNotSameAs(two);
        }
      }
      database.awaitTrue("SELECT " + count(always) + " > 1 AND " + count(asleep) + " > 1");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              database
                  .query("SELECT " + count(always) + " = 1 AND " + count(asleep) + " = 0")
                  .equals(List.of("t")));
    } finally {
      System.clearProperty(HOUSEKEEPING);
    }
  }

  @Test
  void a_function_that_is_switched_off_ends_no_connection(PostgresDatabase database)
      throws Exception {
    ClusterSettings cluster = GivenRights.cluster(database, database.role("asks"));
    try (var pools = new PooledConnections(List.of(cluster));
        Connection borrowed = pools.borrow(cluster, "pgbailiff");
        Statement statement = borrowed.createStatement()) {
      String off = "DO $$ BEGIN RAISE 'not supported here' USING errcode = '0A000'; END $$";
      assertThatThrownBy(() -> statement.execute(off)).hasMessageContaining("not supported here");
      assertThat(statement.execute("SELECT 1")).isTrue();
    }
  }

  @Test
  void what_was_decided_waits_for_those_who_look(PostgresDatabase database) throws Exception {
    ClusterSettings cluster = GivenRights.cluster(database, database.role("busy"));
    try (var pools = new PooledConnections(List.of(cluster));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Connection first = pools.borrow(cluster, "pgbailiff");
      try (var _ = pools.borrow(cluster, "pgbailiff");
          var _ = pools.borrow(cluster, "pgbailiff")) {
        Future<Connection> decided =
            threads.submit(() -> pools.patient().borrow(cluster, "pgbailiff R-1 by ann"));
        assertThatThrownBy(() -> pools.borrow(cluster, "pgbailiff"))
            .isInstanceOf(SQLTransientConnectionException.class);
        assertThat(decided.isDone()).isFalse();
        first.close();
        try (Connection connection = decided.get()) {
          assertThat(connection.isValid(1)).isTrue();
        }
      }
    }
  }

  private static String count(String role) {
    return "(SELECT count(*) FROM pg_stat_activity WHERE usename = '%s')".formatted(role);
  }
}
