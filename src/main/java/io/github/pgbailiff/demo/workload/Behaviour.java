package io.github.pgbailiff.demo.workload;

import java.sql.SQLException;

/** The work of a client with its session, over and over. */
@FunctionalInterface
interface Behaviour {

  /**
   * One round; returning starts the next.
   *
   * @throws SQLException when the session ended, or its query was cancelled
   * @throws InterruptedException when the workload stops
   */
  void live(ClientSession life) throws SQLException, InterruptedException;
}
