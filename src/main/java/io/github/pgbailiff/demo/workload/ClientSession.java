package io.github.pgbailiff.demo.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * One session of a client, from its connection to its end.
 *
 * @param gone opens when somebody ended it
 */
record ClientSession(Connection connection, CountDownLatch gone, RandomGenerator random) {

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Does nothing for so long; ends early when the session does or the workload stops. */
  void rest(Duration duration) throws SQLException, InterruptedException {
    if (gone.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new SQLException("session ended while its client rested", "57P01");
    }
  }

  void restBetween(Duration least, Duration most) throws SQLException, InterruptedException {
    rest(Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis())));
  }
}
