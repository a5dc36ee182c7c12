package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import io.github.pgbailiff.sql.NamedStatements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/**
 * The settings of our connections, which nothing that a role, a database or the system has as its
 * default may change.
 */
final class PinnedSettings {
  private record Setting(String name, String value, ServerVersion since) {}

  private static final ServerVersion V10 = ServerVersion.V10;
  private static final ServerVersion V11 = ServerVersion.V11;
  private static final ServerVersion V12 = new ServerVersion(120000);
  private static final ServerVersion V14 = new ServerVersion(140000);
  private static final ServerVersion V17 = new ServerVersion(170000);
  private static final ServerVersion OLDEST = ServerVersion.OLDEST;

  private static final List<Setting> ALL =
      List.of(
          // The rights are those of whoever logs in.
          new Setting("role", "none", OLDEST),
          // No function, operator or table of anybody's may stand in for the server's own.
          new Setting("search_path", "pg_catalog, pg_temp", OLDEST),
          new Setting("statement_timeout", "5s", OLDEST),
          new Setting("lock_timeout", "2s", ServerVersion.V9_3),
          new Setting("idle_in_transaction_session_timeout", "10s", ServerVersion.V9_6),
          new Setting("idle_session_timeout", "0", V14),
          new Setting("transaction_timeout", "0", V17),
          // A server that is read-only by default (a full disk) is no standby.
          new Setting("default_transaction_read_only", "off", OLDEST),
          new Setting("default_transaction_isolation", "read committed", OLDEST),
          new Setting("default_transaction_deferrable", "off", OLDEST),
          // A standby that is gone must not hold up the end of a statement that has been done.
          new Setting("synchronous_commit", "local", OLDEST),
          new Setting("exit_on_error", "off", OLDEST),
          // How values come and go as text.
          new Setting("datestyle", "ISO, MDY", OLDEST),
          new Setting("intervalstyle", "postgres", OLDEST),
          new Setting("timezone", "UTC", OLDEST),
          new Setting("bytea_output", "hex", OLDEST),
          new Setting("array_nulls", "on", OLDEST),
          new Setting("standard_conforming_strings", "on", OLDEST),
          new Setting("backslash_quote", "safe_encoding", OLDEST),
          new Setting("escape_string_warning", "off", OLDEST),
          new Setting("quote_all_identifiers", "off", OLDEST),
          new Setting("transform_null_equals", "off", OLDEST),
          new Setting("row_security", "on", new ServerVersion(90500)),
          // That a REVOKE had no effect is a warning.
          new Setting("client_min_messages", "notice", OLDEST),
          // Our statements are short: nobody else's tuning makes them better.
          new Setting("enable_seqscan", "on", OLDEST),
          new Setting("enable_indexscan", "on", OLDEST),
          new Setting("enable_nestloop", "on", OLDEST),
          new Setting("enable_hashjoin", "on", OLDEST),
          new Setting("enable_mergejoin", "on", OLDEST),
          new Setting("enable_hashagg", "on", OLDEST),
          new Setting("enable_sort", "on", OLDEST),
          new Setting("enable_material", "on", OLDEST),
          new Setting("geqo", "on", OLDEST),
          new Setting("work_mem", "4MB", OLDEST),
          new Setting("max_parallel_workers_per_gather", "0", V10),
          // The values of one time make no better plan than those of another.
          new Setting("plan_cache_mode", "force_generic_plan", V12),
          // Compiling takes longer than any of our statements.
          new Setting("jit", "off", V11));

  private PinnedSettings() {}

  /**
   * Sets them, in one round trip, which asks the version too; by a statement, since connection
   * poolers refuse options. Behind a pooler they end with that statement, since the backend is
   * others' too: {@link #again} has them set by each.
   *
   * @return the pid of the backend that they are set at
   * @throws SQLException also when the server is another product
   */
  static int on(Connection connection, ServerVersion version) throws SQLException {
    List<Setting> known = known(version);
    String direct =
        "pg_catalog.pg_backend_pid() <> " + connection.unwrap(PGConnection.class).getBackendPID();
    try (Statement statement = connection.createStatement()) {
      try {
        return backend(statement, ", " + calls(known, direct));
      } catch (SQLException failure) {
        if (!Failure.of(failure).refusesFeature() || !(failure instanceof PSQLException)) {
          throw failure;
        }
        int backend = backend(statement, "");
        onlyAllowed(statement, known, direct);
        return backend;
      }
    }
  }

  private static List<Setting> known(ServerVersion version) {
    return ALL.stream().filter(it -> version.isAtLeast(it.since())).toList();
  }

  /** The statement that sets them for a transaction; empty where the connection has them. */
  static Optional<String> again(Connection connection) throws SQLException {
    return NamedStatements.arePossible(connection)
        ? Optional.empty()
        : Optional.of("SELECT " + calls(known(ServerVersion.of(connection)), "true"));
  }

  private static int backend(Statement statement, String more) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT pg_catalog.version(), pg_catalog.pg_backend_pid()" + more)) {
      rows.next();
      OtherProduct.refuse(String.valueOf(rows.getString(1)));
      return rows.getInt(2);
    }
  }

  /**
   * @throws SQLException that it is too old, or another product that says it is an old one
   */
  static void refuseOld(Connection connection, ServerVersion version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var _ = backend(statement, "");
    }
    throw new SQLException(
        "PostgreSQL " + version + " is too old, 9.1 is the oldest that works", "0A000");
  }

  /** Some services and forks know fewer of them, or keep some to themselves. */
  private static void onlyAllowed(Statement statement, List<Setting> known, String local)
      throws SQLException {
    for (Setting setting : known) {
      try {
        statement.execute("SELECT " + calls(List.of(setting), local));
      } catch (SQLException failure) {
        if (!Failure.of(failure).refusesFeature()) {
          throw failure;
        }
      }
    }
  }

  /**
   * @param local whether they are those of the transaction alone
   */
  private static String calls(List<Setting> settings, String local) {
    return settings.stream()
        .map(it -> "pg_catalog.set_config('%s', '%s', %s)".formatted(it.name(), it.value(), local))
        .collect(Collectors.joining(", "));
  }
}
