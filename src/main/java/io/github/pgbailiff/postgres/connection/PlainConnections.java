package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.sql.ServerEncoding;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** A new connection each time, closed after use: for commands that ask a cluster once. */
public final class PlainConnections implements ConnectionSource {
  /** The longest that opening a connection takes. */
  static final int LOGIN_SECONDS = 5;

  private static final Driver DRIVER = new Driver();

  @Override
  public Connection borrow(ClusterSettings cluster, String applicationName) throws SQLException {
    Connection connection = connect(cluster);
    try {
      prepare(connection);
      ApplicationName.set(connection, applicationName);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  /** Without the driver manager, which would load the drivers of other databases too. */
  private static Connection connect(ClusterSettings cluster) throws SQLException {
    try {
      Connection connection = DRIVER.connect(cluster.url(), properties(cluster));
      if (connection == null) {
        throw new SQLException("\"" + cluster.url() + "\" is no URL of PostgreSQL", "08001");
      }
      return connection;
    } catch (SQLException failure) {
      throw Encryption.explained(failure);
    }
  }

  /** Times in seconds. What the URL itself says wins. */
  private static Properties properties(ClusterSettings cluster) {
    var properties = new Properties();
    cluster.username().ifPresent(name -> properties.setProperty("user", name));
    cluster.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("ApplicationName", ApplicationName.PLAIN);
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
    // Longer than statement_timeout: only a server that says nothing at all runs into it.
    properties.setProperty("socketTimeout", "8");
    properties.setProperty("cancelSignalTimeout", "3");
    properties.setProperty("tcpKeepAlive", "true");
    // Of UTF-8, where the server would have to convert what it cannot.
    properties.setProperty("allowEncodingChanges", "true");
    properties.setProperty("requireAuth", Encryption.ASKED_FOR);
    return properties;
  }

  private static void prepare(Connection connection) throws SQLException {
    ServerVersion version = ServerVersion.of(connection);
    if (!version.isAtLeast(ServerVersion.OLDEST)) {
      throw new SQLException(
          "PostgreSQL " + version + " is too old, 9.1 is the oldest that works", "0A000");
    }
    PinnedSettings.on(connection, version);
    ServerEncoding.unconverted(connection);
  }

  @Override
  public void close() {}
}
