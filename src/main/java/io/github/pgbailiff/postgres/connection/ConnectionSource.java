package io.github.pgbailiff.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The source of connections to clusters. Every one of them is in autocommit mode, with its
 * time-outs set.
 */
public interface ConnectionSource extends AutoCloseable {

  /**
   * A connection that nobody else uses until it is closed.
   *
   * @param applicationName the name that the server's log and other people see
   */
  Connection borrow(ClusterSettings cluster, String applicationName) throws SQLException;

  @Override
  void close();
}
