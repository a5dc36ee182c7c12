package io.github.pgbailiff.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The name that our connections give themselves, so that the server's log leads back to the record.
 */
public final class ApplicationName {
  /** The beginning of all of them, and the whole name when no request is carried out. */
  public static final String PLAIN = "pgbailiff";

  /** Longer names are cut by the server. */
  private static final int LIMIT = 63;

  private ApplicationName() {}

  /** {@code pgbailiff R-1042 ann}. */
  public static String of(Attribution attribution) {
    String name = PLAIN + " " + attribution.request() + " " + attribution.actor().name();
    String clean = name.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= LIMIT ? clean : clean.substring(0, LIMIT);
  }

  /** Tells the server, unless the connection has the name already. */
  public static void set(Connection connection, String name) throws SQLException {
    if (!name.equals(connection.getClientInfo("ApplicationName"))) {
      connection.setClientInfo("ApplicationName", name);
    }
  }
}
