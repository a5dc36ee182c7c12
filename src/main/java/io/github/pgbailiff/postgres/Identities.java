package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import java.sql.SQLException;

/** Reads what tells one server from another. */
final class Identities {
  private Identities() {}

  static ClusterIdentity of(Server server) throws SQLException {
    try {
      return read(server, "identity");
    } catch (SQLException failure) {
      if (Failure.of(failure).refusesRight()) {
        // Some managed services keep pg_control_system() to themselves.
        return read(server, "identity-plain");
      }
      throw failure;
    }
  }

  private static ClusterIdentity read(Server server, String statement) throws SQLException {
    return server.query(
        statement,
        Server.Parameters.NONE,
        rows -> {
          rows.next();
          return new ClusterIdentity(
              rows.text("system_identifier"),
              rows.text("address"),
              rows.number("port"),
              rows.instant("started").orElseThrow(),
              rows.flag("in_recovery"));
        });
  }
}
