package io.github.pgbailiff.postgres.sql;

/**
 * The advice against a failure to connect, as far as the cause is told: by SQLSTATE and the part of
 * the server that refused, since its words come in any language.
 */
final class ConnectAdvice {
  /** The server's words tell which, in its language. */
  private static final String NOT_OPEN =
      "wait where it starts or recovers; a shutdown waits for sessions that are open, unless it is"
          + " a fast one (pg_ctl stop -m fast), and a standby with hot_standby = off lets nobody in";

  private ConnectAdvice() {}

  static String of(Failure failure) {
    return switch (failure.state()) {
      case "53300" -> noConnectionLeft(failure.routine());
      case "28P01" ->
          "see username and password of that entry, and whether the role's password has expired"
              + " (VALID UNTIL)";
      case "28000" ->
          "see username of that entry, pg_hba.conf of the server, and whether the role may log in"
              + " (ALTER ROLE … LOGIN)";
      case "3D000" -> "see the database in the url of that entry";
      case "42501" ->
          "GRANT CONNECT ON DATABASE … to the role, or name another database in the url";
      case "55000" -> databaseShut(failure.routine());
      case "58P01" ->
          "a library is missing: install it, or take it out of session_preload_libraries of the"
              + " role, the database and the system";
      case "57P03" -> NOT_OPEN;
      case "0A000" -> "take that entry out: pgbailiff works with PostgreSQL 9.1 and up";
      default -> unknown(failure);
    };
  }

  private static String unknown(Failure failure) {
    if (failure.hangsAtLogin()) {
      return "in a superuser's session that is open, SELECT pid, relation FROM pg_lock_status() WHERE mode = 'AccessExclusiveLock' names who holds it; without one, look for a VACUUM FULL or LOCK TABLE among the server's processes";
    }
    return failure.state().isEmpty() || failure.connectionLost()
        ? "see the url of that entry, and whether the server runs and lets this machine in"
        : "something on the server refuses it, such as a login trigger: its log tells more";
  }

  /** What is left of a DROP DATABASE that was interrupted is found before whether it is shut. */
  private static String databaseShut(String routine) {
    return routine.equals("InitPostgres")
        ? "name another database in the url: only DROP DATABASE can be done about that one"
        : "ALTER DATABASE … ALLOW_CONNECTIONS true, or name another database in the url";
  }

  private static String noConnectionLeft(String routine) {
    return switch (routine) {
      case "InitializeSessionUserId" ->
          "raise the limit of the role: ALTER ROLE … CONNECTION LIMIT";
      case "CheckMyDatabase" ->
          "raise the limit of the database, ALTER DATABASE … CONNECTION LIMIT, or name another one"
              + " in the url";
      case "" -> "what is in between, such as a connection pooler, has none left";
      default ->
          "raise max_connections, or let pgbailiff use reserved ones (pg_use_reserved_connections,"
              + " 16 and up); where usage shows far fewer, connections that are still logging in"
              + " may take the rest, until authentication_timeout";
    };
  }
}
