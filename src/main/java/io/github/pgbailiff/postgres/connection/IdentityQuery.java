package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;

/** The question to a server what tells it from others. */
public final class IdentityQuery {
  private IdentityQuery() {}

  public static ClusterIdentity read(Server server) throws SQLException {
    return server.query(
        "identity",
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
