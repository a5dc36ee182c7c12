package io.github.pgbailiff.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class GrantScriptTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  /** What the role tries and must not do. */
  private static final List<String> ATTEMPTS =
      List.of(
          "CREATE ROLE more",
          "CREATE DATABASE more",
          "ALTER ROLE pgbailiff SUPERUSER",
          "ALTER ROLE app NOLOGIN",
          "ALTER ROLE app PASSWORD 'mine'",
          "GRANT app TO pgbailiff",
          "GRANT pg_read_all_data TO pgbailiff",
          "SET ROLE app",
          "SET SESSION AUTHORIZATION postgres",
          "ALTER DATABASE shop ALLOW_CONNECTIONS false",
          "UPDATE pg_database SET datallowconn = false",
          "DROP DATABASE shop",
          "SELECT * FROM pg_authid",
          "SELECT * FROM public.secret",
          "INSERT INTO public.secret VALUES (1)",
          "CREATE TABLE public.mine ()",
          "CREATE TABLE pgbailiff.mine ()",
          "DELETE FROM pgbailiff.protected",
          "INSERT INTO pgbailiff.shut VALUES ('database', 1, 0, '')",
          "DROP FUNCTION pgbailiff.shut_database(name)",
          "CREATE OR REPLACE FUNCTION pgbailiff.opens_all() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
          "SELECT pgbailiff.allow_connections('shop', false)",
          "SELECT pgbailiff.shut_database('postgres')",
          "SELECT pgbailiff.shut_database('template1')",
          "SELECT pgbailiff.shut_role('postgres')",
          "SELECT pgbailiff.shut_role('pgbailiff')",
          "SELECT pgbailiff.shut_role('app\"; DROP ROLE app; --')",
          "SELECT pgbailiff.revoke_connect('shop\"; DROP DATABASE shop; --', '')",
          "SELECT pgbailiff.open_role('locked')",
          "SELECT pgbailiff.open_database('sealed')",
          "SELECT pgbailiff.grant_connect('private', '')",
          "SELECT pg_read_file('postgresql.conf')",
          "COPY (SELECT 1) TO PROGRAM 'true'",
          "ALTER SYSTEM SET work_mem = '1GB'",
          "SELECT pg_reload_conf()",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
          "CREATE EXTENSION dblink");

  /** Runs the script as the superuser, as psql would. */
  public static void apply(PostgresServer server, GrantScript grants) {
    apply(server, server.superuser(), grants.script());
  }

  private static void apply(PostgresServer server, String user, String script) {
    try (Connection connection = server.connect("postgres", user, "", "psql");
        Statement statement = connection.createStatement()) {
      statement.execute(sql(script));
    } catch (SQLException failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  /** Takes it all back by the statements that the script ends with. */
  static void remove(PostgresServer server) {
    apply(server, server.superuser(), removal());
  }

  private static String removal() {
    String marker = "--   ";
    return new GrantScript(false, false)
        .script()
        .lines()
        .filter(line -> line.startsWith(marker))
        .map(line -> line.substring(marker.length()))
        .collect(Collectors.joining("\n"));
  }

  private static String sql(GrantScript grants) {
    return grants.statements();
  }

  private static String sql(String script) {
    return script.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
  }

  private void run(String... statements) {
    for (String sql : statements) {
      assertThat(failure("postgres", sql)).as(sql).isEmpty();
    }
  }

  private Optional<String> failure(String user, String sql) {
    var properties = new Properties();
    properties.setProperty("user", user);
    try (Connection connection = DriverManager.getConnection(server.url("postgres"), properties);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException failure) {
      return Optional.of(failure.getSQLState() + " " + failure.getMessage());
    }
  }

  @BeforeAll
  void build() {
    run(
        "CREATE ROLE app LOGIN",
        "CREATE ROLE other LOGIN",
        "CREATE ROLE locked",
        "CREATE ROLE admin LOGIN CREATEROLE CREATEDB",
        "CREATE DATABASE shop OWNER admin",
        "CREATE DATABASE sealed ALLOW_CONNECTIONS false",
        "CREATE DATABASE private",
        "REVOKE CONNECT ON DATABASE private FROM PUBLIC",
        "CREATE TABLE public.secret (n int)");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void remove() {
    if (failure("pgbailiff", "SELECT 1").isEmpty()) {
      remove(server);
    }
    assertThat(failure("postgres", "SELECT 'pgbailiff'::regrole")).isPresent();
  }

  @Test
  void the_role_can_do_what_it_needs_and_nothing_else() {
    apply(server, new GrantScript(false, false));
    PostgresCluster cluster =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "pgbailiff", ""));
    assertThat(cluster.capabilities().may())
        .containsExactly("read", "cancel", "terminate", "block");
    assertThat(cluster.capabilities().superuser()).isFalse();
    for (String attempt : ATTEMPTS) {
      assertThat(failure("pgbailiff", attempt)).as(attempt).isPresent();
    }
    assertThat(
            failure(
                "postgres",
                "SELECT 1 / count(*) FROM pg_roles WHERE rolname = 'app' AND rolcanlogin"))
        .isEmpty();
  }

  @Test
  void nobody_else_gets_at_the_functions() {
    apply(server, new GrantScript(false, false));
    assertThat(failure("app", "SELECT pgbailiff.shut_database('shop')").orElse(""))
        .startsWith("42501");
    assertThat(failure("app", "SELECT * FROM pgbailiff.protected").orElse("")).startsWith("42501");
  }

  @Test
  void it_may_run_twice_and_keeps_what_was_added() {
    apply(server, new GrantScript(false, false));
    run(
        "INSERT INTO pgbailiff.protected VALUES ('database', 'shop')",
        "SELECT pgbailiff.shut_role('app')");
    apply(server, new GrantScript(false, false));
    assertThat(failure("pgbailiff", "SELECT pgbailiff.shut_database('shop')").orElse(""))
        .contains("database shop is protected");
    assertThat(failure("pgbailiff", "SELECT pgbailiff.open_role('app')")).isEmpty();
    assertThat(failure("app", "SELECT 1")).isEmpty();
  }

  @Test
  void open_lets_it_open_what_others_shut() {
    apply(server, new GrantScript(false, true));
    assertThat(failure("pgbailiff", "SELECT pgbailiff.open_database('sealed')")).isEmpty();
    run("ALTER DATABASE sealed ALLOW_CONNECTIONS false");
  }

  @Test
  void a_strangers_schema_is_a_trap() {
    run("CREATE SCHEMA pgbailiff AUTHORIZATION app");
    try {
      Optional<String> failure = failure("postgres", sql(new GrantScript(false, false)));
      assertThat(failure.orElse("")).contains("schema pgbailiff belongs to another role");
    } finally {
      run("DROP SCHEMA pgbailiff");
    }
  }

  @Test
  void an_administrator_without_superuser_can_apply_it() {
    run(
        "CREATE SCHEMA pgbailiff AUTHORIZATION admin",
        "GRANT pg_read_all_stats, pg_signal_backend TO admin WITH ADMIN OPTION",
        "GRANT app TO admin WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
    assertThat(failure("admin", sql(new GrantScript(false, false))).orElse(""))
        .contains("run this as a superuser; where nobody is one, use: pgbailiff grants --managed");
    apply(server, "admin", new GrantScript(true, false).script());
    PostgresCluster cluster =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "pgbailiff", ""));
    assertThat(cluster.capabilities().may())
        .containsExactly("read", "cancel", "terminate", "block");
    assertThat(cluster.blocks().preview(target("shop", "")).againstBlock()).isEmpty();
    assertThat(cluster.blocks().preview(target("", "app")).againstBlock()).isEmpty();
    assertThat(cluster.blocks().preview(target("private", "")).againstBlock())
        .containsExactly(
            "role admin, which owns the function pgbailiff.shut_database, may not do that;"
                + " it takes: ALTER DATABASE private OWNER TO admin");
    assertThat(cluster.blocks().preview(target("", "other")).againstBlock())
        .containsExactly(
            "role admin, which owns the function pgbailiff.shut_role, may not do that;"
                + " it takes: GRANT other TO admin WITH ADMIN OPTION");
    assertThat(failure("pgbailiff", "SELECT pgbailiff.shut_role('app')")).isEmpty();
    assertThat(failure("app", "SELECT 1")).isPresent();
    assertThat(failure("pgbailiff", "SELECT pgbailiff.open_role('app')")).isEmpty();
  }

  @Test
  void where_a_right_may_not_be_granted_another_that_includes_it_is() {
    run(
        "REVOKE pg_read_all_stats, pg_signal_backend FROM admin",
        "CREATE ROLE cloud",
        "GRANT pg_monitor, pg_signal_backend TO cloud WITH ADMIN OPTION",
        "GRANT cloud TO admin",
        "GRANT CREATE ON DATABASE postgres TO admin");
    assertThat(warnings("admin", sql(new GrantScript(true, false))))
        .contains(
            "admin may not grant pg_read_all_stats: granted pg_monitor in its place, which includes it",
            "admin may not grant pg_use_reserved_connections: ask your service for it, or do without");
    PostgresCluster cluster =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "pgbailiff", ""));
    assertThat(cluster.capabilities().may())
        .containsExactly("read", "cancel", "terminate", "block");
    run("REVOKE cloud FROM admin", "DROP OWNED BY cloud", "DROP SCHEMA pgbailiff CASCADE");
    run("REVOKE CREATE ON DATABASE postgres FROM admin", "DROP OWNED BY pgbailiff");
    run("DROP ROLE pgbailiff", "REVOKE pg_monitor, pg_signal_backend FROM cloud CASCADE");
    run("DROP ROLE cloud");
  }

  private List<String> warnings(String user, String sql) {
    var warnings = new ArrayList<String>();
    try (Connection connection = server.connect("postgres", user, "", "psql");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      for (SQLWarning it = statement.getWarnings(); it != null; it = it.getNextWarning()) {
        warnings.add(it.getMessage());
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return warnings;
  }

  private static BlockTargetName target(String database, String role) {
    return new BlockTargetName(
        Optional.of(database).filter(it -> !it.isEmpty()),
        Optional.of(role).filter(it -> !it.isEmpty()));
  }

  @Test
  void psql_meets_one_command_of_its_own() {
    for (GrantScript grants : List.of(new GrantScript(false, false), new GrantScript(true, true))) {
      assertThat(grants.script().lines().filter(line -> line.startsWith("\\")))
          .containsExactly("\\set ON_ERROR_STOP on");
      assertThat(grants.script()).doesNotContainPattern("\\{[a-z]+}");
    }
  }
}
