package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.block.BlockOutcome;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.block.BlockTargets;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.testing.postgres.PoolerFace;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A server whose defaults would change what our statements do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinnedSettingsTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());
  private final BlockTargets targets = new BlockTargets(server, "postgres");

  @AfterAll
  void stopServer() {
    server.close();
  }

  @BeforeEach
  void build() {
    targets.build();
    targets.run("CREATE ROLE careful SUPERUSER LOGIN", "CREATE SCHEMA trap");
  }

  @AfterEach
  void tearDown() {
    targets.run("DROP SCHEMA trap CASCADE", "DROP ROLE careful");
    targets.tearDown();
  }

  private void careful(String... settings) {
    for (String setting : settings) {
      targets.run("ALTER ROLE careful SET " + setting);
    }
  }

  private BlockTargets asCareful() {
    return new BlockTargets(server, "careful");
  }

  @Test
  void a_server_that_is_read_only_by_default_is_no_standby() {
    careful("default_transaction_read_only = on");
    BlockOutcome shut = asCareful().shut("wiki", "");
    assertThat(shut.words()).isEqualTo("shut");
    assertThat(asCareful().open("wiki", "", shut.former()).words()).isEqualTo("opened");
  }

  @Test
  void a_session_is_ended_whatever_reads_nulls_and_times_otherwise() {
    careful(
        "array_nulls = off",
        "datestyle = 'German'",
        "intervalstyle = 'sql_standard'",
        "timezone = 'Pacific/Auckland'",
        "standard_conforming_strings = off",
        "quote_all_identifiers = on",
        "row_security = off",
        "default_transaction_isolation = serializable",
        "exit_on_error = on");
    var inside = targets.enter("blog");
    List<Condition> blog = GivenRights.conditions("user:blog");
    assertThat(StepOrder.terminate(asCareful().cluster(), blog).outcomes())
        .containsExactly("ended");
    assertThat(inside.alive()).isFalse();
    assertThat(asCareful().survey("wiki", "").sql())
        .containsExactly("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
  }

  @Test
  void the_rights_are_those_of_whoever_logs_in() {
    targets.run("CREATE ROLE lowly", "GRANT lowly TO careful");
    try {
      careful("role = lowly");
      var inside = targets.enter("blog");
      List<Condition> blog = GivenRights.conditions("user:blog");
      assertThat(StepOrder.terminate(asCareful().cluster(), blog).outcomes())
          .containsExactly("ended");
      assertThat(inside.alive()).isFalse();
    } finally {
      targets.run("DROP ROLE lowly");
    }
  }

  @Test
  void a_standby_that_is_gone_holds_up_no_block() {
    targets.run("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()");
    try {
      BlockPreview survey = targets.survey("wiki", "");
      BlockOutcome shut =
          targets
              .cluster()
              .blocks()
              .block(
                  new Step.Block(survey.target().orElseThrow(), Optional.empty()),
                  survey.identity(),
                  StepOrder.BY_ANN);
      assertThat(shut.words()).isEqualTo("shut");
    } finally {
      targets.run("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
    }
  }

  @Test
  void behind_a_pooler_they_hold_for_each_statement_and_stay_with_nobody() throws Exception {
    careful(
        "search_path = trap, pg_catalog", "statement_timeout = '10min'", "lock_timeout = '9min'");
    try (var pooler = new PoolerFace(server.port())) {
      var cluster = GivenRights.cluster(pooler.url("postgres"), "careful", "");
      try (var connections = new PlainConnections();
          Server one = new ClusterConnections(cluster, connections).open("pgbailiff")) {
        assertThat(left(one)).isEqualTo("trap, pg_catalog 10min 9min");
        one.begin();
        assertThat(left(one)).isEqualTo("pg_catalog, pg_temp 5s 2s");
        one.end();
        assertThat(left(one)).isEqualTo("trap, pg_catalog 10min 9min");
      }
    }
  }

  @Test
  void a_block_behind_a_pooler_is_set_as_at_the_server_itself() {
    careful("search_path = trap", "quote_all_identifiers = on");
    try (var pooler = new PoolerFace(server.port())) {
      var targets = new BlockTargets(new Behind(server, pooler), "careful");
      BlockOutcome shut = targets.shut("wiki", "");
      assertThat(shut.words()).isEqualTo("shut");
      assertThat(shut.sql()).containsExactly("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
      assertThat(targets.open("wiki", "", shut.former()).words()).isEqualTo("opened");
      assertThat(targets.shut("wiki", "public").words()).isEqualTo("shut");
    }
  }

  @Test
  void every_setting_holds_against_a_role_that_has_another_also_in_a_pool() throws Exception {
    Map<String, String> usual = settings(new PlainConnections(), "postgres");
    careful(
        "search_path = trap",
        "statement_timeout = '10min'",
        "lock_timeout = '10min'",
        "idle_in_transaction_session_timeout = '1h'",
        "idle_session_timeout = '1h'",
        "default_transaction_deferrable = on",
        "client_min_messages = error",
        "bytea_output = escape",
        "backslash_quote = on",
        "transform_null_equals = on",
        "synchronous_commit = off",
        "work_mem = '64kB'",
        "jit = on",
        "enable_hashjoin = off",
        "enable_seqscan = off",
        "max_parallel_workers_per_gather = 4");
    assertThat(settings(new PlainConnections(), "careful")).isEqualTo(usual);
    var cluster = GivenRights.cluster(server.url("postgres"), "careful", "");
    try (var pool = new PooledConnections(List.of(cluster))) {
      assertThat(settings(pool, "careful")).isEqualTo(usual);
    }
  }

  /** What whoever has the backend next would find. */
  private static String left(Server server) throws SQLException {
    try (Statement statement = server.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT concat_ws(' ', current_setting('search_path'),"
                    + " current_setting('statement_timeout'), current_setting('lock_timeout'))")) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The server by the address of a pooler. */
  private record Behind(PostgresServer server, PoolerFace pooler) implements PostgresServer {
    @Override
    public String url(String database) {
      return pooler.url(database);
    }

    @Override
    public String superuser() {
      return server.superuser();
    }

    @Override
    public String password() {
      return server.password();
    }

    @Override
    public boolean ours() {
      return server.ours();
    }

    @Override
    public void close() {}
  }

  /** Those that a session itself has set. */
  private Map<String, String> settings(ConnectionSource connections, String role)
      throws SQLException {
    String sql =
        "SELECT name, setting FROM pg_settings WHERE source IN ('session', 'user', 'database')";
    try (Connection connection =
            connections.borrow(GivenRights.cluster(server.url("postgres"), role, ""), "pgbailiff");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var settings = new TreeMap<String, String>();
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
      return settings;
    }
  }
}
