package io.github.pgbailiff.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.testing.postgres.PgBouncer;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real PgBouncer between clients, or pgbailiff, and a server. */
@Tag("pooler")
class PgBouncerTest {
  /** So that the driver tells its application name at the start, as other clients do. */
  private static final String EARLY =
      "?user=app&ApplicationName=checkout&assumeMinServerVersion=9.4";

  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());
  @TempDir Path folder;

  @BeforeEach
  void build() throws Exception {
    server.run(
        "CREATE ROLE app LOGIN",
        "CREATE ROLE bailiff LOGIN IN ROLE pg_read_all_stats, pg_signal_backend");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "transaction"})
  void the_client_behind_it_is_shown_and_found(String mode) throws Exception {
    PostgresCluster cluster =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "bailiff", ""));
    try (var pooler = new PgBouncer(server, mode, folder)) {
      for (String host : List.of("127.0.0.1", "[::1]")) {
        String address = host.replaceAll("[\\[\\]]", "");
        try (Connection client = DriverManager.getConnection(pooler.url(host, "postgres") + EARLY);
            Statement statement = client.createStatement()) {
          client.setAutoCommit(false);
          statement.execute("SELECT 1");
          List<Session> found =
              cluster
                  .sessions(
                      SessionQuery.ALL.where(
                          GivenRights.conditions("client:" + address, "app:checkout")))
                  .rows();
          assertThat(found).hasSize(1);
          assertThat(found.getFirst().origin()).contains(address + " via 127.0.0.1");
          assertThat(found.getFirst().application()).contains("checkout");
          assertThat(cluster.usage().byClient()).containsKey(address + " via 127.0.0.1");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "transaction"})
  void an_entry_that_points_at_it_is_named(String mode) {
    try (var pooler = new PgBouncer(server, mode, folder)) {
      List<ClusterFinding> findings =
          GivenRights.over(GivenRights.cluster(pooler.url("127.0.0.1", "postgres"), "app", ""))
              .check(InstantSource.system());
      assertThat(findings)
          .anySatisfy(it -> {
            assertThat(it.what()).isEqualTo("cluster test: address");
            assertThat(it.message()).contains("a connection pooler is in between");
            assertThat(it.fix()).contains("let the url name the server itself");
          });
    }
  }
}
