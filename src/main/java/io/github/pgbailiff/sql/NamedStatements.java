package io.github.pgbailiff.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The statements that the driver keeps at a server, parsed and planned, under names that it counts
 * up on each connection.
 *
 * <p>A pooler gives one backend to several connections in turn, and what stands under a name there
 * may be another one's statement: it would be run instead.
 */
public final class NamedStatements {
  private NamedStatements() {}

  /** The pid of the backend that serves a connection at the moment. */
  @FunctionalInterface
  public interface Backend {
    int pid() throws SQLException;
  }

  /** Keeps none behind a pooler, which is told by the pid that it makes up, nor until then. */
  public static void onlyWithoutPooler(Connection connection, Backend backend) throws SQLException {
    PGConnection told = connection.unwrap(PGConnection.class);
    int threshold = told.getPrepareThreshold();
    told.setPrepareThreshold(0);
    if (told.getBackendPID() == backend.pid()) {
      told.setPrepareThreshold(threshold);
    }
  }

  /** Whether it has found no pooler, nor the URL tells of one by {@code prepareThreshold=0}. */
  public static boolean arePossible(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getPrepareThreshold() != 0;
  }
}
