package io.github.pgbailiff.postgres.sql;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of patience with one statement: the driver waits for each byte anew, so an answer that
 * trickles in would hold a connection, and whoever asked, for as long as it likes.
 */
final class AnswerDeadline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerDeadline.class);

  /** Longer than a server that says nothing is waited for. */
  private static final Duration LONGEST = Duration.ofSeconds(12);

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final AtomicBoolean over = new AtomicBoolean();
  private final Connection connection;
  private final Future<?> end;

  private AnswerDeadline(Connection connection) {
    this.connection = connection;
    this.end = CLOCK.schedule(this::expire, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("answer-deadlines").factory());
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** Begins; closing it is in time. */
  static AnswerDeadline on(Connection connection) {
    return new AnswerDeadline(connection);
  }

  private void expire() {
    over.set(true);
    try {
      connection.abort(Runnable::run);
    } catch (SQLException failure) {
      LOG.debug("a connection whose answer takes too long does not close", failure);
    }
  }

  /** The failure as it is told, where it was this that ended the statement. */
  SQLException explained(SQLException failure) {
    if (!over.get()) {
      return failure;
    }
    var late = new SQLException("no whole answer in time", "08006", new SocketTimeoutException());
    late.addSuppressed(failure);
    return late;
  }

  @Override
  public void close() {
    end.cancel(false);
  }
}
