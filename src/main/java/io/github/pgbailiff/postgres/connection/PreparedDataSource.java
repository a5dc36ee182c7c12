package io.github.pgbailiff.postgres.connection;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The data source of a pool whose connections are set up as {@link PlainConnections} does. */
final class PreparedDataSource implements DataSource {
  private final PlainConnections connections;
  private final ClusterAccess cluster;

  PreparedDataSource(PlainConnections connections, ClusterAccess cluster) {
    this.connections = connections;
    this.cluster = cluster;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connections.open(cluster, ApplicationName.PLAIN);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  /** So long a pool that is closed waits for a connection that is being opened. */
  @Override
  public int getLoginTimeout() {
    return PlainConnections.LOGIN_SECONDS;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no logger of java.util.logging");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("no " + type.getName() + " inside");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
