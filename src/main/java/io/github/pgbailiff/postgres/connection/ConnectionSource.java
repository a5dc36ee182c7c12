package io.github.pgbailiff.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

  /** Whether there is a connection already, as to a cluster that has answered before. */
  default boolean isWarm(ClusterSettings cluster) {
    return false;
  }

  /**
   * The same for what was decided and is carried out: it waits while others use all connections,
   * and for no turn. Closing it closes nothing.
   */
  default ConnectionSource patient() {
    return this;
  }

  /** Whether what is asked over it waits until not too many are asked. */
  default boolean takesTurns() {
    return true;
  }

  /**
   * Leaves the clusters that are not among these: what goes on there goes on, and no connection to
   * them is kept after that.
   */
  default void retain(List<ClusterSettings> clusters) {}

  /** Lets what was refused be tried again at once. */
  default void tryAgain() {}

  @Override
  void close();
}
