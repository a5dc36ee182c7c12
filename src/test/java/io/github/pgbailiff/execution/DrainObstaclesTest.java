package io.github.pgbailiff.execution;

import static io.github.pgbailiff.execution.WikiProcess.entry;
import static io.github.pgbailiff.execution.WikiProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** What keeps blocks and drains from what they are for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrainObstaclesTest {
  private static final String HIDDEN = "Function pg_stat_get_wal_receiver() is not supported here";

  private final WikiServer wiki =
      WikiServer.with(Map.of("wal_level", "logical", "allow_system_table_mods", "on"));
  private Optional<WikiProcess> running = Optional.empty();

  @AfterAll
  void stopServer() {
    wiki.close();
  }

  @BeforeEach
  void build(@TempDir Path folder) {
    wiki.build();
    start(folder, List.of());
  }

  private void start(Path folder, List<Condition> protect) {
    StoreSettings store = SqliteStores.in(folder);
    running =
        Optional.of(
            WikiProcess.on(
                () -> Stores.open(store),
                new TestClock(),
                List.of(entry("prod", wiki.url(), "postgres", protect)),
                true,
                time -> Pause.SLEEP.pause(time.dividedBy(10))));
  }

  @AfterEach
  void tearDown() {
    process().close();
    wiki.tearDown();
  }

  private WikiProcess process() {
    return running.orElseThrow();
  }

  private String refusal(String line) {
    Reply reply = process().types("bob", line);
    assertThat(reply.exit()).as(json(reply)).isEqualTo(ExitCode.REFUSED);
    assertThat(wiki.gets("blog")).isTrue();
    return json(reply);
  }

  @Test
  void a_worker_that_writes_on_is_no_zero() {
    wiki.run("CREATE DATABASE source");
    wiki.runIn("source", "CREATE TABLE o (i int PRIMARY KEY)", "CREATE PUBLICATION p FOR TABLE o");
    wiki.runIn("source", "SELECT pg_create_logical_replication_slot('s', 'pgoutput')");
    wiki.runIn(
        "wiki",
        "CREATE TABLE o (i int PRIMARY KEY)",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=%d dbname=source user=postgres'"
                .formatted(wiki.port())
            + " PUBLICATION p WITH (create_slot = false, slot_name = s)");
    String worker = "datname = 'wiki' AND backend_type LIKE 'logical replication%'";
    try {
      await().until(() -> !wiki.pids(worker).isEmpty());
      assertThat(refusal("drain prod db:wiki"))
          .contains("logical replication", "ALTER SUBSCRIPTION … DISABLE in database wiki ends it");
    } finally {
      wiki.runIn(
          "wiki",
          "ALTER SUBSCRIPTION s DISABLE",
          "ALTER SUBSCRIPTION s SET (slot_name = NONE)",
          "DROP SUBSCRIPTION s");
    }
    await().until(() -> wiki.pids(worker).isEmpty());
    assertThat(process().does("bob", "drain prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
    wiki.run("SELECT pg_drop_replication_slot('s')", "DROP DATABASE source");
  }

  @Test
  void a_prepared_transaction_is_named_before_anything_is_shut() {
    try (PostgresSession session = wiki.visit("postgres")) {
      session.run("BEGIN", "CREATE TABLE left_over ()", "PREPARE TRANSACTION 'tx9'");
    }
    assertThat(refusal("drain prod db:wiki"))
        .contains(
            "1 prepared transaction inside",
            "tx9 of postgres in database wiki",
            "COMMIT PREPARED or ROLLBACK PREPARED ends it, there");
    process().does("bob", "block prod db:wiki");
    assertThat(json(process().types("bob", "drain prod db:wiki"))).contains("unblock first, then");
    process().does("bob", "unblock prod db:wiki");
    wiki.runIn("wiki", "ROLLBACK PREPARED 'tx9'");
    assertThat(process().does("bob", "drain prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void the_way_that_is_named_past_replication_leads_to_the_end() throws Exception {
    wiki.runIn("wiki", "SELECT pg_create_logical_replication_slot('w', 'test_decoding')");
    Connection replication = replication();
    try {
      assertThat(refusal("drain prod db:wiki"))
          .contains(
              "block prod db:wiki, then terminate prod db:wiki type:walsender, then drain",
              "its slot stays");
      process().does("bob", "block prod db:wiki");
      Part block =
          process().records().requests().find("R-1").orElseThrow().change().parts().getFirst();
      assertThat(block.impact()).noneMatch(it -> it.contains("standby"));
      assertThat(process().does("bob", "terminate prod db:wiki type:walsender").exit())
          .isEqualTo(ExitCode.DONE);
      assertThat(process().does("bob", "drain prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
    } finally {
      replication.close();
      wiki.run("SELECT pg_drop_replication_slot('w')");
    }
  }

  private Connection replication() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("replication", "database");
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("assumeMinServerVersion", "9.4");
    Connection connection = DriverManager.getConnection(wiki.server().url("wiki"), properties);
    connection
        .unwrap(PGConnection.class)
        .getReplicationAPI()
        .replicationStream()
        .logical()
        .withSlotName("w")
        .start();
    return connection;
  }

  @Test
  void a_function_that_a_service_switches_off_takes_no_block_with_it() {
    wiki.run(
        "CREATE FUNCTION pg_catalog.fails() RETURNS int LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION '"
            + HIDDEN
            + "' USING errcode = '0A000'; END $$",
        "CREATE TABLE definition AS SELECT pg_get_viewdef('pg_stat_wal_receiver') AS was",
        """
        DO $$ DECLARE c text; BEGIN
          SELECT string_agg(format('%s::%s AS %I', CASE attnum WHEN 1 THEN 'fails()' ELSE 'null' END,
                                   format_type(atttypid, atttypmod), attname), ', ' ORDER BY attnum)
            INTO c FROM pg_attribute WHERE attrelid = 'pg_stat_wal_receiver'::regclass AND attnum > 0;
          EXECUTE 'CREATE OR REPLACE VIEW pg_catalog.pg_stat_wal_receiver AS SELECT ' || c;
        END $$
        """);
    try {
      PostgresSession inside = wiki.enter("blog");
      assertThat(process().does("bob", "block prod user:shop").exit()).isEqualTo(ExitCode.DONE);
      assertThat(process().does("bob", "unblock prod user:shop").exit()).isEqualTo(ExitCode.DONE);
      assertThat(process().does("bob", "drain prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
      assertThat(inside.alive()).isFalse();
    } finally {
      wiki.run(
          "DO $$ BEGIN EXECUTE 'CREATE OR REPLACE VIEW pg_catalog.pg_stat_wal_receiver AS '"
              + " || (SELECT was FROM definition); END $$",
          "DROP TABLE definition",
          "DROP FUNCTION pg_catalog.fails()");
    }
  }

  @Test
  void what_is_protected_is_neither_blocked_nor_drained(@TempDir Path folder) {
    process().close();
    start(folder, List.of(new Condition.OneOf("user", false, List.of(new Glob("keeper")))));
    for (String line : List.of("block prod user:keeper", "drain prod user:keeper for:5m")) {
      assertThat(refusal(line)).contains("role keeper is protected by user keeper");
    }
    assertThat(process().does("bob", "block prod user:shop").exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void a_group_whose_members_get_in_is_not_shut_already() {
    wiki.run("GRANT keeper TO blog");
    for (String line : List.of("block prod user:keeper", "drain prod user:keeper")) {
      assertThat(refusal(line))
          .contains("role keeper cannot log in by itself, its members can: blog");
    }
  }
}
