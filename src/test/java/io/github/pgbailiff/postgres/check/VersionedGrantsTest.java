package io.github.pgbailiff.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.EveryVersion;
import io.github.pgbailiff.testing.Programs;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code pgbailiff grants}, on every version. */
@Tag("matrix")
@ClassTemplate
@ExtendWith(EveryVersion.class)
class VersionedGrantsTest {
  /** What is no business of the role in any version. */
  private static final List<String> ATTEMPTS =
      List.of(
          "CREATE ROLE more",
          "CREATE DATABASE more",
          "ALTER ROLE pgbailiff SUPERUSER",
          "ALTER ROLE app NOLOGIN",
          "UPDATE pg_database SET datallowconn = false",
          "SELECT * FROM pg_authid",
          "DELETE FROM pgbailiff.protected",
          "INSERT INTO pgbailiff.shut VALUES ('database', 1, 0, '')",
          "DROP FUNCTION pgbailiff.shut_database(name)",
          "SELECT pgbailiff.allow_connections('template1', false)",
          "SELECT pgbailiff.shut_database('postgres')",
          "SELECT pgbailiff.shut_database('template1')",
          "SELECT pgbailiff.shut_role('postgres')",
          "SELECT pgbailiff.shut_role('pgbailiff')",
          "SELECT pgbailiff.shut_role('app\"; DROP ROLE app; --')",
          "SELECT pg_read_file('postgresql.conf')",
          "SELECT pg_reload_conf()");

  private final PostgresDatabase database;

  VersionedGrantsTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() {
    database.execute("CREATE ROLE app LOGIN");
    GrantScriptTest.apply(database.server(), new GrantScript(false, false));
  }

  @AfterEach
  void end() {
    GrantScriptTest.apply(database.server(), new GrantScript(false, false));
    database.execute("DROP ROLE app");
  }

  @Test
  void it_may_run_twice_and_keeps_what_was_added() {
    database.execute("INSERT INTO pgbailiff.protected VALUES ('role', 'app')");
    GrantScriptTest.apply(database.server(), new GrantScript(false, false));
    assertThat(attempt("SELECT pgbailiff.shut_role('app')")).contains("42501");
    database.execute("DELETE FROM pgbailiff.protected WHERE name = 'app'");
    assertThat(attempt("SELECT pgbailiff.shut_role('app')", "SELECT pgbailiff.open_role('app')"))
        .isEmpty();
  }

  @Test
  void the_role_can_do_nothing_else() {
    for (String sql : ATTEMPTS) {
      assertThat(attempt(sql)).as(sql).isNotEmpty();
    }
  }

  @Test
  void it_falls_into_no_trap() {
    try (var _ = new PlantedNames(database.server())) {
      GrantScriptTest.apply(database.server(), new GrantScript(false, false));
      assertThat(
              attempt(
                  "SET search_path = public, pg_catalog",
                  "SELECT pgbailiff.shut_role('app')",
                  "SELECT pgbailiff.open_role('app')"))
          .isEmpty();
    }
  }

  @Test
  void what_somebody_shut_again_is_theirs() {
    assertThat(attempt("SELECT pgbailiff.shut_role('app')")).isEmpty();
    database.execute("ALTER ROLE app CONNECTION LIMIT 7");
    assertThat(attempt("SELECT pgbailiff.open_role('app')", "SELECT pgbailiff.shut_role('app')"))
        .isEmpty();
    database.execute("ALTER ROLE app LOGIN");
    database.execute("ALTER ROLE app NOLOGIN");
    assertThat(attempt("SELECT pgbailiff.open_role('app')")).contains("42501");
  }

  private List<String> attempt(String... statements) {
    Connection connection = database.server().connect("postgres", "pgbailiff", "", "attempt");
    try (var session = new PostgresSession(connection)) {
      return Stream.of(statements).flatMap(sql -> session.start(sql).failure().stream()).toList();
    }
  }

  @Test
  void its_removal_leaves_nothing() {
    GrantScriptTest.remove(database.server());
    assertThat(database.query("SELECT rolname FROM pg_roles WHERE rolname = 'pgbailiff'"))
        .isEmpty();
    assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname = 'pgbailiff'"))
        .isEmpty();
  }

  @Test
  void psql_runs_it_without_a_word_of_complaint(@TempDir Path folder) throws Exception {
    Path script =
        Files.writeString(folder.resolve("g.sql"), new GrantScript(false, false).script());
    assertThat(psql("-f", script.toString())).isEmpty();
    assertThat(psql("-c", "DROP SCHEMA pgbailiff CASCADE")).contains("NOTICE");
    assertThat(psql("-f", script.toString())).isEmpty();
  }

  @Test
  void psql_runs_it_twice_for_a_login_of_another_name(@TempDir Path folder) throws Exception {
    for (boolean managed : List.of(false, true)) {
      var grants = new GrantScript(managed, false, "it's $do$ \"ops-bot\"");
      Path script = Files.writeString(folder.resolve("g.sql"), grants.script());
      assertThat(psql("-f", script.toString())).isEmpty();
      assertThat(psql("-f", script.toString())).isEmpty();
    }
    assertThat(
            database.query(
                "SELECT has_function_privilege(r.oid, 'pgbailiff.shut_role(name)', 'EXECUTE')"
                    + " FROM pg_roles r WHERE r.rolname LIKE '%ops-bot%'"))
        .containsExactly("t");
    database.execute("DROP OWNED BY \"it's $do$ \"\"ops-bot\"\"\"");
    database.execute("DROP ROLE \"it's $do$ \"\"ops-bot\"\"\"");
  }

  /** What it says on standard error. */
  private String psql(String... arguments) throws IOException, InterruptedException {
    URI uri = URI.create(database.server().url("postgres").substring("jdbc:".length()));
    List<String> command =
        Stream.concat(
                Stream.of(
                    Programs.psql(),
                    "-X",
                    "-q",
                    "-h" + uri.getHost(),
                    "-p" + uri.getPort(),
                    "-Upostgres"),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (var complaints = process.errorReader()) {
      String said = String.join("\n", complaints.lines().toList());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    }
  }
}
