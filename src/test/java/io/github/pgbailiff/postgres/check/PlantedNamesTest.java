package io.github.pgbailiff.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The script of {@code grants} where somebody has laid traps for the superuser who runs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedNamesTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  @BeforeAll
  void build() {
    assertThat(as("postgres", "CREATE ROLE app LOGIN", "CREATE ROLE stranger LOGIN CREATEROLE"))
        .isEmpty();
    assertThat(as("postgres", "CREATE DATABASE shop", "GRANT CONNECT ON DATABASE shop TO app"))
        .isEmpty();
    var _ = new PlantedNames(server);
  }

  @AfterEach
  void clear() {
    as(
        "postgres",
        "DROP SCHEMA pgbailiff CASCADE",
        "DROP OWNED BY pgbailiff",
        "DROP ROLE pgbailiff");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** What the statements fail with, one after the other in one session. */
  private List<String> as(String user, String... statements) {
    var failures = new ArrayList<String>();
    try (Connection connection = server.connect("postgres", user, "", "somebody");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException failure) {
          failures.add(failure.getSQLState() + " " + failure.getMessage());
        }
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return failures;
  }

  private List<String> apply(GrantScript grants) {
    return as("postgres", grants.statements());
  }

  @Test
  void a_superuser_without_care_falls_into_each_trap() {
    for (String careless :
        List.of(
            "SELECT format('%I', 'a'::name)",
            "SELECT 1 FROM pg_roles WHERE rolname = 'app'",
            "SELECT 'a'::name = 'b'::text",
            "SELECT 'a'::text",
            "SELECT pg_catalog.max(p.oid)::regprocedure FROM pg_catalog.pg_proc p",
            "DO $$ DECLARE x text; BEGIN x := 'a'; END $$")) {
      assertThat(as("postgres", careless))
          .as(careless)
          .singleElement()
          .asString()
          .contains("a trap");
    }
    assertThat(apply(new GrantScript(false, false))).isEmpty();
  }

  @Test
  void the_script_uses_nothing_but_the_servers_own() {
    for (GrantScript grants : List.of(new GrantScript(false, false), new GrantScript(true, true))) {
      assertThat(apply(grants)).isEmpty();
    }
  }

  @Test
  void its_functions_use_nothing_but_the_servers_own() {
    apply(new GrantScript(false, false));
    assertThat(
            as(
                "pgbailiff",
                "SET search_path = public, pg_catalog",
                "SELECT pgbailiff.shut_role('app')",
                "SELECT pgbailiff.open_role('app')",
                "SELECT pgbailiff.shut_database('shop')",
                "SELECT pgbailiff.open_database('shop')",
                "SELECT pgbailiff.revoke_connect('shop', '')",
                "SELECT pgbailiff.grant_connect('shop', '')"))
        .isEmpty();
  }

  @Test
  void a_role_that_others_are_or_can_become_is_refused() {
    as("stranger", "SET search_path = pg_catalog", "CREATE ROLE pgbailiff LOGIN PASSWORD 'known'");
    assertRefused(
        "role pgbailiff is in the hands of others: stranger", "REVOKE pgbailiff FROM stranger");
    as("postgres", "REVOKE pgbailiff FROM stranger");
    assertThat(apply(new GrantScript(false, false))).isEmpty();
    as("postgres", "GRANT pgbailiff TO app");
    assertRefused("in the hands of others: app", "REVOKE pgbailiff FROM app");
  }

  @Test
  void a_superuser_may_be_a_member() {
    as("postgres", "CREATE ROLE boss SUPERUSER");
    assertThat(apply(new GrantScript(false, false))).isEmpty();
    as("postgres", "GRANT pgbailiff TO boss WITH ADMIN OPTION");
    assertThat(apply(new GrantScript(false, false))).isEmpty();
    as("postgres", "DROP ROLE boss");
  }

  @Test
  void what_others_own_in_its_schema_is_refused() {
    apply(new GrantScript(false, false));
    as(
        "postgres",
        "SET search_path = pg_catalog",
        "GRANT USAGE, CREATE ON SCHEMA pgbailiff TO app");
    for (String theirs :
        List.of(
            "FUNCTION pgbailiff.connects(text) RETURNS oid LANGUAGE sql AS 'SELECT 1::oid'",
            "TABLE pgbailiff.mine ()",
            "DOMAIN pgbailiff.mine AS int")) {
      assertThat(as("app", "SET search_path = pg_catalog", "CREATE " + theirs))
          .as(theirs)
          .isEmpty();
      assertRefused("belongs to another role", "in schema pgbailiff");
      as(
          "postgres",
          "SET search_path = pg_catalog",
          "DROP " + theirs.replaceFirst("( RETURNS| \\(\\)| AS).*", ""));
    }
    assertThat(apply(new GrantScript(false, false))).isEmpty();
    assertThat(as("app", "SET search_path = pg_catalog", "CREATE TABLE pgbailiff.mine ()"))
        .singleElement()
        .asString()
        .startsWith("42501");
  }

  @Test
  void default_privileges_give_nobody_a_right_there() {
    String defaults = "ALTER DEFAULT PRIVILEGES %s ON %s %s app";
    for (String kind : List.of("TABLES", "FUNCTIONS", "SCHEMAS")) {
      as("postgres", defaults.formatted("GRANT ALL", kind, "TO"));
    }
    apply(new GrantScript(false, false));
    assertThat(
            as(
                "app",
                "INSERT INTO pgbailiff.shut VALUES ('role', 0, 1, 'x')",
                "SELECT pgbailiff.shut_role('app')",
                "CREATE TABLE pgbailiff.mine ()"))
        .hasSize(3)
        .allMatch(failure -> failure.startsWith("42501"));
    for (String kind : List.of("TABLES", "FUNCTIONS", "SCHEMAS")) {
      as("postgres", defaults.formatted("REVOKE ALL", kind, "FROM"));
    }
  }

  private void assertRefused(String... words) {
    assertThat(apply(new GrantScript(false, false))).singleElement().asString().contains(words);
  }
}
