package io.github.pgbailiff.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of {@code pgbailiff grants} for logins of other names, and where less may be had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantedRoleTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  @AfterAll
  void stop() {
    server.close();
  }

  /** What it warns of. */
  private List<String> run(String user, String sql) {
    var warnings = new ArrayList<String>();
    try (Connection connection = server.connect("postgres", user, "", "psql");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      for (SQLWarning it = statement.getWarnings(); it != null; it = it.getNextWarning()) {
        warnings.add(it.getMessage());
      }
      return warnings;
    } catch (SQLException failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  private String failure(String user, String sql) {
    try (Connection connection = server.connect("postgres", user, "", "psql");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "";
    } catch (SQLException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  private PostgresCluster cluster(String role) {
    return GivenRights.over(GivenRights.cluster(server.url("postgres"), role, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ops-bot",
        "pgbailiff@example.net",
        "select",
        "O'Brien \"x\" \\ $do$ $f$ $functions$",
        "a'{name}{role}; DROP TABLE x; --",
        "gerüst",
        "sixty-three-bytes-are-what-a-name-may-have-and-this-one-has-all"
      })
  void any_name_is_a_name_and_nothing_else(String role) {
    for (boolean managed : List.of(false, true)) {
      String script = new GrantScript(managed, false, role).statements();
      assertThat(run("postgres", script)).isEmpty();
      assertThat(run("postgres", script)).isEmpty();
    }
    assertThat(cluster(role).capabilities().may())
        .containsExactly("read", "cancel", "terminate", "block");
    assertThat(failure(role, "SELECT pgbailiff.shut_role(current_user)")).contains("is protected");
    removal(role).forEach(sql -> assertThat(failure("postgres", sql)).as(sql).isEmpty());
  }

  /** The statements that the script ends with, which people copy. */
  private static List<String> removal(String role) {
    return new GrantScript(false, false, role)
        .script()
        .lines()
        .filter(line -> line.startsWith("--   D"))
        .map(line -> line.substring("--   ".length()))
        .toList();
  }

  @Test
  void a_name_that_nobody_could_log_in_by_is_said_so() {
    assertThat(GrantScript.objection(""))
        .hasValueSatisfying(it -> assertThat(it).contains("empty"));
    assertThat(GrantScript.objection("pg_me").orElse("")).contains("begins with pg_");
    assertThat(GrantScript.objection("a\nb").orElse("")).contains("line break");
    assertThat(GrantScript.objection("ü".repeat(32)).orElse("")).contains("64 bytes");
    assertThat(GrantScript.objection("public").orElse("")).contains("stands for no role");
    assertThat(GrantScript.objection("Public")).isEmpty();
  }

  @Test
  void where_the_functions_cannot_be_made_the_rights_to_look_and_signal_are_given() {
    run("postgres", "CREATE ROLE keeper LOGIN CREATEROLE");
    run("postgres", "GRANT pg_monitor, pg_signal_backend TO keeper WITH ADMIN OPTION");
    String script = new GrantScript(true, false, "looker").statements();
    String noFunctions =
        "keeper may not make the functions that block: permission denied for database postgres;"
            + " without them pgbailiff lists, cancels and terminates, and blocks what its role may"
            + " alter by itself";
    assertThat(run("keeper", script)).anyMatch(it -> it.contains("pg_monitor in its place"));
    assertThat(run("keeper", script)).contains(noFunctions);
    assertThat(cluster("looker").capabilities().may())
        .containsExactly("read", "cancel", "terminate");
    assertThat(failure("postgres", "SELECT 'pgbailiff'::regnamespace")).isNotEmpty();
  }

  @Test
  void a_role_that_the_service_made_is_taken_as_it_is() {
    run("postgres", "CREATE ROLE given LOGIN");
    run("postgres", "CREATE ROLE owner LOGIN");
    run("postgres", "GRANT pg_monitor, pg_signal_backend TO owner WITH ADMIN OPTION");
    String script = new GrantScript(true, false, "given").statements();
    assertThat(run("owner", script))
        .contains(
            "owner may not alter role given: pgbailiff sets the same by itself when it connects");
    assertThat(cluster("given").capabilities().may())
        .containsExactly("read", "cancel", "terminate");
    assertThat(failure("owner", new GrantScript(true, false, "none-such").statements()))
        .contains("make it by the means of your service, then run this again");
    assertThat(failure("owner", new GrantScript(true, false, "owner").statements()))
        .contains("it cannot give itself rights that it does not have");
  }
}
