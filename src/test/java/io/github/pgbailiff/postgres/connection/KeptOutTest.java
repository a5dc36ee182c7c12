package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever keeps pgbailiff out says so in the server's own words, with what helps against it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptOutTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of("max_connections", "10"));

  @BeforeAll
  void makeNames() {
    server.run(
        "CREATE ROLE bailiff LOGIN",
        "CREATE ROLE one LOGIN CONNECTION LIMIT 0",
        "CREATE ROLE nobody NOLOGIN",
        "CREATE DATABASE narrow CONNECTION LIMIT 0",
        "CREATE DATABASE shut ALLOW_CONNECTIONS false",
        "CREATE DATABASE private",
        "REVOKE CONNECT ON DATABASE private FROM PUBLIC",
        "CREATE DATABASE broken",
        "ALTER DATABASE broken SET session_preload_libraries = 'nosuch'");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void keptOut(String database, String role, String words, String advice) {
    keptOut(GivenRights.over(GivenRights.cluster(server.url(database), role, "")), words, advice);
  }

  private static void keptOut(PostgresCluster cluster, String words, String advice) {
    var why = catchThrowableOfType(ClusterException.class, cluster::capabilities);
    assertThat(why.kind())
        .isIn(
            ClusterException.Kind.FULL,
            ClusterException.Kind.REFUSED,
            ClusterException.Kind.UNREACHABLE);
    assertThat(why).hasMessageContaining(words);
    assertThat(String.valueOf(why.getMessage())).doesNotContain("jdbc:", "127.0.0.1");
    assertThat(cluster.check(InstantSource.system()))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains(words))
        .satisfies(it -> assertThat(it.fix()).contains(advice));
  }

  @Test
  void a_limit_of_the_role_is_no_limit_of_the_server() {
    keptOut("postgres", "one", "too many connections for role \"one\"", "ALTER ROLE");
  }

  @Test
  void a_limit_of_the_database_is_no_limit_of_the_server() {
    keptOut("narrow", "bailiff", "too many connections for database \"narrow\"", "ALTER DATABASE");
  }

  @Test
  void a_shutdown_that_waits_for_a_session_is_not_said_to_pass_by_itself()
      throws IOException, InterruptedException {
    try (PostgresEmbedded closing = PostgresServer.embedded(Map.of());
        Connection lingers = closing.connect("postgres", "lingers");
        Statement statement = lingers.createStatement();
        ResultSet file =
            statement.executeQuery("SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)")) {
      assertThat(file.next()).isTrue();
      new ProcessBuilder("kill", "-TERM", file.getString(1)).start().waitFor();
      PostgresCluster cluster =
          GivenRights.over(GivenRights.cluster(closing.url("postgres"), "postgres", ""));
      await()
          .untilAsserted(
              () -> keptOut(cluster, "the database system is shutting down", "stop -m fast"));
    } catch (SQLException failure) {
      throw new AssertionError("the session does not stay", failure);
    }
  }

  @Test
  void a_role_a_database_and_a_library_are_each_named() {
    keptOut("postgres", "nobody", "role \"nobody\" is not permitted to log in", "pg_hba.conf");
    keptOut("postgres", "unknown", "role \"unknown\" does not exist", "username");
    keptOut("nowhere", "bailiff", "database \"nowhere\" does not exist", "database in the url");
    keptOut("private", "bailiff", "permission denied for database", "GRANT CONNECT");
    keptOut("shut", "bailiff", "is not currently accepting connections", "ALLOW_CONNECTIONS true");
    keptOut("broken", "bailiff", "could not access file \"nosuch\"", "session_preload_libraries");
  }

  @Test
  void what_is_left_of_a_database_that_was_dropped_is_not_to_be_opened() {
    server.run(
        "CREATE DATABASE left_over",
        "UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'left_over'");
    keptOut("left_over", "bailiff", "invalid database \"left_over\"", "only DROP DATABASE");
  }

  @Test
  void a_trigger_on_the_log_in_is_told_in_its_own_words() {
    server.run("CREATE DATABASE guarded");
    try (Connection root = server.connect("guarded", "test fixture");
        var statement = root.createStatement()) {
      statement.execute(
          "CREATE FUNCTION out() RETURNS event_trigger LANGUAGE plpgsql AS"
              + " $$ BEGIN IF session_user = 'bailiff' THEN RAISE 'not before eight'; END IF; END $$");
      statement.execute("CREATE EVENT TRIGGER out ON login EXECUTE FUNCTION out()");
      statement.execute("ALTER EVENT TRIGGER out ENABLE ALWAYS");
    } catch (SQLException failure) {
      // Before 17 there is none.
      assertThat(failure.getSQLState()).isEqualTo("42601");
      return;
    }
    keptOut("guarded", "bailiff", "not before eight", "login trigger");
  }

  @Test
  void nobody_is_told_where_a_server_is() {
    keptOut(
        GivenRights.over(GivenRights.cluster("jdbc:postgresql://127.0.0.1:1/x", "nobody", "")),
        "cannot be reached: the connection is refused",
        "url");
  }
}
