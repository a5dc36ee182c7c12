package io.github.pgbailiff.execution;

import java.util.List;

/**
 * Servers as services hand them out, as far as roles, memberships and revoked functions make them:
 * the superuser is the service's, {@code master} is what a customer gets.
 */
enum ManagedServers {
  RDS(
      "Amazon RDS",
      "rdsadmin",
      List.of(
          "CREATE ROLE rdsadmin LOGIN SUPERUSER",
          "CREATE ROLE rds_superuser",
          "GRANT pg_monitor, pg_signal_backend, pg_use_reserved_connections TO rds_superuser"
              + " WITH ADMIN OPTION",
          "GRANT rds_superuser TO master",
          "CREATE DATABASE rdsadmin OWNER rdsadmin")),
  AURORA(
      "Amazon RDS",
      "rdsadmin",
      List.of(
          "CREATE ROLE rdsadmin LOGIN SUPERUSER",
          "CREATE ROLE rds_superuser",
          "GRANT pg_monitor, pg_signal_backend TO rds_superuser WITH ADMIN OPTION",
          "GRANT rds_superuser TO master",
          "REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC")),
  CLOUD_SQL(
      "Google Cloud SQL",
      "cloudsqladmin",
      List.of(
          "CREATE ROLE cloudsqladmin LOGIN SUPERUSER",
          "CREATE ROLE cloudsqlsuperuser CREATEROLE CREATEDB",
          "GRANT pg_monitor, pg_signal_backend TO cloudsqlsuperuser WITH ADMIN OPTION",
          "GRANT cloudsqlsuperuser TO master")),
  AZURE(
      "Azure",
      "azuresu",
      List.of(
          "CREATE ROLE azuresu LOGIN SUPERUSER",
          "CREATE ROLE azure_pg_admin",
          "GRANT pg_read_all_stats, pg_signal_backend TO azure_pg_admin WITH ADMIN OPTION",
          "GRANT azure_pg_admin TO master",
          "REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC")),
  SUPABASE(
      "Supabase",
      "supabase_admin",
      List.of(
          "CREATE ROLE supabase_admin LOGIN SUPERUSER",
          "CREATE ROLE authenticator LOGIN NOINHERIT",
          "GRANT pg_monitor, pg_signal_backend TO master WITH ADMIN OPTION")),
  NEON(
      "Neon",
      "cloud_admin",
      List.of(
          "CREATE ROLE cloud_admin LOGIN SUPERUSER",
          "CREATE ROLE neon_superuser CREATEROLE CREATEDB",
          "GRANT pg_monitor, pg_signal_backend TO neon_superuser WITH ADMIN OPTION",
          "GRANT neon_superuser TO master")),
  HEROKU(
      "Heroku",
      "heroku_admin",
      List.of(
          "CREATE ROLE heroku_admin LOGIN SUPERUSER",
          "CREATE ROLE u5f0k1i6d8ia0v LOGIN",
          "CREATE DATABASE d2vdlss9r5iplf OWNER u5f0k1i6d8ia0v"));

  /** What every customer has besides. */
  private static final List<String> COMMON =
      List.of(
          "CREATE ROLE master LOGIN CREATEROLE CREATEDB",
          "GRANT keeper TO master WITH ADMIN OPTION",
          "GRANT blog, shop TO master WITH ADMIN TRUE, INHERIT FALSE, SET FALSE",
          "GRANT CREATE ON DATABASE postgres TO master");

  private final String title;
  private final String superuser;

  @SuppressWarnings("ImmutableEnumChecker") // it is a List.of
  private final List<String> statements;

  ManagedServers(String title, String superuser, List<String> statements) {
    this.title = title;
    this.superuser = superuser;
    this.statements = statements;
  }

  /** As pgbailiff calls the service. */
  String title() {
    return title;
  }

  /** Whose sessions nobody may end. */
  String superuser() {
    return superuser;
  }

  /** Whether it gives the rights that pgbailiff wants to anybody. */
  boolean isOpen() {
    return this != HEROKU;
  }

  /** As whom pgbailiff logs in, into which database. */
  String login() {
    return isOpen() ? "pgbailiff" : "u5f0k1i6d8ia0v";
  }

  String database() {
    return isOpen() ? "postgres" : "d2vdlss9r5iplf";
  }

  void build(WikiServer server) {
    server.build();
    server.run(COMMON.toArray(String[]::new));
    server.run(statements.toArray(String[]::new));
  }
}
