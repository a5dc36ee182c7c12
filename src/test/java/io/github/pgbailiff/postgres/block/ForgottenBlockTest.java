package io.github.pgbailiff.postgres.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.postgres.check.GrantScriptTest;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the functions of {@code grants} open for whoever has pgbailiff's login, and nothing else of
 * it: only what stands as they left it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgottenBlockTest {
  private static final String NOT_OURS = "42501";

  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  @BeforeAll
  void build() {
    GrantScriptTest.apply(server, new GrantScript(false, false));
    by("CREATE ROLE app LOGIN", "CREATE ROLE other LOGIN", "CREATE DATABASE shop");
  }

  @BeforeEach
  void open() {
    by(
        "DELETE FROM pgbailiff.shut",
        "ALTER ROLE app LOGIN PASSWORD 'first'",
        "ALTER DATABASE shop ALLOW_CONNECTIONS true",
        "REVOKE CONNECT ON DATABASE shop FROM PUBLIC, app");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** As the superuser, by hand. */
  private void by(String... statements) {
    for (String sql : statements) {
      assertThat(answer("postgres", sql)).as(sql).doesNotContain("ERROR");
    }
  }

  private String stolen(String... statements) {
    return answer("pgbailiff", statements);
  }

  /** What the last statement gives, or what the first failure is. */
  private String answer(String user, String... statements) {
    try (Connection connection = server.connect("postgres", user, "", "somebody");
        Statement statement = connection.createStatement()) {
      String last = "";
      for (String sql : statements) {
        if (statement.execute(sql)) {
          try (ResultSet rows = statement.getResultSet()) {
            last = rows.next() ? Optional.ofNullable(rows.getString(1)).orElse("") : "";
          }
        }
      }
      return last;
    } catch (SQLException failure) {
      return failure.getSQLState() + " " + failure.getMessage();
    }
  }

  @Test
  void a_role_that_was_opened_and_shut_again_by_hand_stays_shut() {
    stolen("SELECT pgbailiff.shut_role('app')");
    by("ALTER ROLE app LOGIN", "ALTER ROLE app NOLOGIN");
    assertThat(stolen("SELECT pgbailiff.open_role('app')")).startsWith(NOT_OURS);
  }

  @Test
  void a_database_that_was_opened_and_shut_again_by_hand_stays_shut() {
    stolen("SELECT pgbailiff.shut_database('shop')");
    by("ALTER DATABASE shop ALLOW_CONNECTIONS true", "ALTER DATABASE shop ALLOW_CONNECTIONS false");
    assertThat(stolen("SELECT pgbailiff.open_database('shop')")).startsWith(NOT_OURS);
  }

  @Test
  void what_was_opened_by_hand_is_forgotten_at_the_next_turn() {
    stolen("SELECT pgbailiff.shut_role('app')");
    by("ALTER ROLE app LOGIN");
    stolen("SELECT pgbailiff.shut_database('shop')");
    assertThat(stolen("SELECT string_agg(kind, ',') FROM pgbailiff.shut")).isEqualTo("database");
  }

  @Test
  void what_was_shut_long_ago_stays_shut() {
    for (String what : new String[] {"role('app'", "database('shop'"}) {
      stolen("SELECT pgbailiff.shut_" + what + ")");
      by("UPDATE pgbailiff.shut SET since = now() - interval '31 days'");
      assertThat(stolen("SELECT pgbailiff.open_" + what + ")")).as(what).startsWith(NOT_OURS);
      by("UPDATE pgbailiff.shut SET since = now() - interval '30 days'");
      assertThat(stolen("SELECT pgbailiff.open_" + what + ")")).as(what).isEqualTo("t");
    }
  }

  @Test
  void a_transaction_that_began_before_is_no_way_around_the_age() {
    stolen("SELECT pgbailiff.shut_role('app')");
    by("UPDATE pgbailiff.shut SET since = clock_timestamp() - interval '31 days' + interval '1 s'");
    assertThat(stolen("BEGIN", "SELECT pg_sleep(1.1)", "SELECT pgbailiff.open_role('app')"))
        .startsWith(NOT_OURS);
  }

  @Test
  void what_changed_otherwise_is_no_reason_to_stay_shut() {
    stolen("SELECT pgbailiff.shut_role('app')", "SELECT pgbailiff.shut_database('shop')");
    by("ALTER ROLE app PASSWORD 'second'", "ALTER DATABASE shop CONNECTION LIMIT 7");
    assertThat(stolen("SELECT pgbailiff.open_role('app')")).isEqualTo("t");
    assertThat(stolen("SELECT pgbailiff.open_database('shop')")).isEqualTo("t");
    by("ALTER DATABASE shop CONNECTION LIMIT -1");
  }

  @Test
  void its_own_turns_do_not_count_as_somebody_elses() {
    by("GRANT CONNECT ON DATABASE shop TO app WITH GRANT OPTION");
    assertThat(
            stolen(
                "SELECT pgbailiff.shut_database('shop')",
                "SELECT pgbailiff.revoke_connect('shop', 'app')",
                "SELECT pgbailiff.grant_connect('shop', 'app')",
                "SELECT pgbailiff.open_database('shop')"))
        .isEqualTo("t");
    assertThat(granted()).isEqualTo("t");
  }

  /** Whether app may pass its right to connect on. */
  private String granted() {
    return answer(
        "postgres", "SELECT has_database_privilege('app', 'shop', 'CONNECT WITH GRANT OPTION')");
  }

  @Test
  void a_right_comes_back_without_the_option_when_rights_were_given_since() {
    by("GRANT CONNECT ON DATABASE shop TO app WITH GRANT OPTION");
    stolen("SELECT pgbailiff.revoke_connect('shop', 'app')");
    by(
        "GRANT CONNECT ON DATABASE shop TO app",
        "GRANT CONNECT ON DATABASE shop TO other",
        "REVOKE CONNECT ON DATABASE shop FROM app");
    assertThat(stolen("SELECT pgbailiff.grant_connect('shop', 'app')")).isEqualTo("t");
    assertThat(granted()).isEqualTo("f");
    by("REVOKE CONNECT ON DATABASE shop FROM other");
  }

  @Test
  void a_right_that_was_granted_and_revoked_again_by_hand_stays_revoked() {
    by("GRANT CONNECT ON DATABASE shop TO app WITH GRANT OPTION");
    stolen("SELECT pgbailiff.revoke_connect('shop', 'app')");
    by("GRANT CONNECT ON DATABASE shop TO app", "REVOKE CONNECT ON DATABASE shop FROM app");
    assertThat(stolen("SELECT pgbailiff.grant_connect('shop', 'app')")).startsWith(NOT_OURS);
  }

  @Test
  void an_old_snapshot_does_not_pass_for_the_state_of_now() throws SQLException {
    try (Connection connection = server.connect("postgres", "pgbailiff", "", "somebody");
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1 FROM pg_roles");
      by("ALTER ROLE app NOLOGIN");
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> statement.execute("SELECT pgbailiff.shut_role('app')")))
          .hasMessageContaining("use READ COMMITTED, not repeatable read");
    }
    assertThat(stolen("SELECT pgbailiff.open_role('app')")).startsWith(NOT_OURS);
  }

  @Test
  void the_marks_are_nobodys_to_read() {
    stolen("SELECT pgbailiff.shut_role('app')");
    assertThat(stolen("SELECT mark FROM pgbailiff.shut")).startsWith("42501");
    assertThat(stolen("SELECT pgbailiff.mark('role', 0, 10)")).startsWith("42501");
  }
}
