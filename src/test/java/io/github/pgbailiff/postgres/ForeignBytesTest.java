package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, texts and transactions of any bytes, on a server whose own database has some encoding. */
@NullUnmarked
@ParameterizedClass
@ValueSource(strings = {"UTF8", "SQL_ASCII", "EUC_JP", "LATIN1"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignBytesTest {
  /** Bytes of which each encoding that checks any takes one amiss, a beginning at the end. */
  private static final String BYTES = "caf\u00e9 \\ ' \u00ff\u0081 \u008e\u00a2\u00f0";

  private static final String QUERY =
      "SELECT pg_sleep(60) AS \"" + BYTES + "\", 'x' /* \u00e3\u0081 */ --\u008f";

  @Parameter String encoding;
  private PostgresEmbedded server;
  private final List<PostgresSession> sessions = new ArrayList<>();

  @BeforeParameterizedClassInvocation
  void makeNames() throws SQLException {
    server = PostgresServer.embedded(Map.of(), encoding);
    server.run(
        "CREATE ROLE bailiff LOGIN " + GivenRights.GRANTED,
        "CREATE DATABASE bytes TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
    try (Connection root = bytes("postgres", "bytes");
        var statement = root.createStatement()) {
      statement.execute("CREATE ROLE app LOGIN");
      statement.execute("CREATE DATABASE \"" + BYTES + "\"");
      statement.execute("CREATE TABLE t (i int)");
      statement.execute("GRANT ALL ON t TO PUBLIC");
    }
  }

  @AfterParameterizedClassInvocation
  void stop() {
    server.close();
  }

  @BeforeEach
  void enter() throws SQLException {
    PostgresSession holder = session("postgres");
    holder.run("BEGIN", "LOCK TABLE t").start(QUERY);
    session("app").start("SELECT * FROM t");
    rename("app", BYTES);
    awaitWaiter();
  }

  @AfterEach
  void leave() throws SQLException {
    server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'bytes'");
    sessions.forEach(PostgresSession::close);
    sessions.clear();
    rename(BYTES, "app");
  }

  /** What a client says when it connects would be converted. */
  private void rename(String role, String name) throws SQLException {
    try (Connection root = bytes("postgres", "bytes");
        var statement = root.createStatement()) {
      statement.execute("ALTER ROLE \"" + role + "\" RENAME TO \"" + name + "\"");
    }
  }

  /** A connection that sends characters up to U+00FF as the bytes of those numbers. */
  private Connection bytes(String user, String database) throws SQLException {
    var properties = new java.util.Properties();
    properties.setProperty("user", user);
    properties.setProperty("allowEncodingChanges", "true");
    properties.setProperty("ApplicationName", "bytes");
    Connection connection = DriverManager.getConnection(server.url(database), properties);
    try (var statement = connection.createStatement()) {
      statement.execute("SET client_encoding = 'LATIN1'");
    }
    return connection;
  }

  private PostgresSession session(String user) throws SQLException {
    var session = new PostgresSession(bytes(user, "bytes"));
    sessions.add(session);
    return session;
  }

  private void awaitWaiter() {
    org.awaitility.Awaitility.await()
        .until(() ->
            cluster()
                    .sessions(SessionQuery.ALL.where(GivenRights.conditions("wait:lock")))
                    .matched()
                == 1);
  }

  private PostgresCluster cluster(String... protect) {
    return GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", "", protect));
  }

  private static SessionQuery all(String... conditions) {
    return SessionQuery.ALL
        .where(GivenRights.conditions(conditions))
        .withTexts(SessionQuery.LISTED);
  }

  @Test
  void everybody_is_listed_with_what_can_be_told() {
    List<Session> rows = cluster().sessions(all("db:bytes")).rows();
    assertThat(rows).hasSize(2);
    assertThat(rows)
        .extracting(it -> it.query().orElse(""))
        .anyMatch(it -> it.contains("caf"))
        .anyMatch(it -> it.equals("SELECT * FROM t"));
  }

  @Test
  void every_filter_judges_everybody() {
    for (String filter :
        List.of(
            "db:*",
            "db:!größe",
            "user:*",
            "user:!日本",
            "app:bytes",
            "app:!größe日本",
            "client:*",
            "state:!größe",
            "wait:!größe",
            "type:!größe",
            "query:!größe",
            "pid:!1")) {
      assertThat(cluster().sessions(all("db:bytes", filter)).rows()).as(filter).hasSize(2);
    }
    for (String filter : List.of("app:größe日本", "user:日本*", "query:größe", "type:ö", "db:ö")) {
      assertThat(cluster().sessions(all("db:bytes", filter)).rows()).as(filter).isEmpty();
    }
    assertThat(cluster().sessions(all("db:bytes", "query:as \"caf")).rows()).hasSize(1);
  }

  @Test
  void every_protect_entry_judges_everybody() {
    PostgresCluster guarded =
        cluster("query:AS_\"CAF", "query:日本", "user:日本*", "app:größe", "db:ö*", "query:PG_SLEEP(");
    List<Session> rows = guarded.sessions(all("db:bytes", "query:pg_sleep")).rows();
    assertThat(rows)
        .singleElement()
        .satisfies(it ->
            assertThat(it.exclusion().orElseThrow().reason())
                .isEqualTo("protected by query PG_SLEEP("));
    assertThat(StepOrder.terminate(guarded, GivenRights.conditions("db:bytes")).outcomes())
        .containsExactly("not permitted (protected by query PG_SLEEP()", "ended");
  }

  @Test
  void holders_waiters_and_prepared_transactions_are_told() throws SQLException {
    PostgresSession preparing = session("postgres").run("CREATE TABLE IF NOT EXISTS p (i int)");
    preparing.run(
        "BEGIN", "LOCK TABLE p", "PREPARE TRANSACTION '" + BYTES.replace("'", "''") + "'");
    try {
      session("postgres").start("SELECT * FROM p");
      org.awaitility.Awaitility.await().until(() -> cluster().locks().waiting() == 2);
      assertThat(cluster().locks().roots()).hasSize(2);
    } finally {
      preparing.run("ROLLBACK PREPARED '" + BYTES.replace("'", "''") + "'");
    }
  }

  @Test
  void each_can_be_shown_counted_and_ended() {
    PostgresCluster cluster = cluster();
    for (Session session : cluster.sessions(all("db:bytes")).rows()) {
      SessionDetails details = cluster.session(session.pid(), true).orElseThrow();
      assertThat(details.session().query().orElse("")).startsWith("SELECT");
      assertThat(details.session().query()).isNotEqualTo(Optional.of(""));
    }
    assertThat(cluster.usage().byDatabase()).containsEntry("bytes", 2);
    assertThat(cluster.check(java.time.Clock.systemUTC()))
        .noneMatch(it -> it.message().contains("invalid byte"));
    assertThat(StepOrder.terminate(cluster, GivenRights.conditions("db:bytes")).outcomes())
        .containsExactly("ended", "ended");
  }
}
