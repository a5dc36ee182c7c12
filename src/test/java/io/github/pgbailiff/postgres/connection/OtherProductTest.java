package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions as other products and forks tell them, by a real server that tells theirs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherProductTest {
  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("allow_system_table_mods", "on"));

  @AfterAll
  void stop() {
    server.close();
  }

  private PostgresCluster telling(String version) throws SQLException {
    server.run(
        "CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS"
            + " $$ SELECT '"
            + version
            + "'::text $$");
    return GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CockroachDB; CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu, built 2023/09/27, go1.19.10)",
        "Redshift; PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2, Redshift"
            + " 1.0.54321",
        "Materialize; PostgreSQL 9.5.0 on x86_64-unknown-linux-gnu (Materialize v0.87.1)",
        "RisingWave; PostgreSQL 13.14.0-RisingWave-2.0.1 (d8b3a2)"
      })
  void what_is_no_postgresql_is_told_in_one_sentence(String name, String version)
      throws SQLException {
    PostgresCluster cluster = telling(version);
    var why = catchThrowableOfType(ClusterException.class, cluster::capabilities);
    assertThat(why.kind()).isEqualTo(ClusterException.Kind.UNSUPPORTED);
    assertThat(why).hasMessage("cluster test says: this is %s, not PostgreSQL", name);
    assertThat(cluster.check(InstantSource.system()))
        .singleElement()
        .satisfies(it ->
            assertThat(it.fix())
                .isEqualTo("take that entry out: pgbailiff works with PostgreSQL 9.1 and up"));
  }

  @Test
  void it_is_told_through_a_pool_too() throws SQLException {
    telling("CockroachDB CCL v23.1.11");
    var entries = List.of(GivenRights.cluster(server.url("postgres"), "postgres", ""));
    try (var pool = new PooledConnections(entries)) {
      PostgresCluster cluster = new Clusters(entries, pool).get("test");
      var why = catchThrowableOfType(ClusterException.class, cluster::capabilities);
      assertThat(why).hasMessage("cluster test says: this is CockroachDB, not PostgreSQL");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PostgreSQL 15.2-YB-2.25.0.0-b0 on x86_64-pc-linux-gnu",
        "PostgreSQL 12.12 (Greenplum Database 7.1.0 build commit:e7c2b1f) on x86_64",
        "PostgreSQL 17.2 (Debian 17.2-1) on aarch64 (Neon)",
        "EnterpriseDB 9.5.0.0 on x86_64-pc-linux-gnu",
        "KingbaseES V008R006C007B0024",
        "PostgreSQL 19beta1 on x86_64-pc-linux-gnu"
      })
  void whatever_does_what_postgresql_does_is_taken_as_it_is(String version) throws SQLException {
    assertThat(telling(version).capabilities().may()).contains("terminate");
  }
}
