package io.github.pgbailiff.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few connections of one process to its store, opened when needed and kept. */
final class StoreConnections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreConnections.class);
  private static final int MOST = 4;
  private static final int PATIENCE_SECONDS = 5;

  private final Database database;
  private final Semaphore free = new Semaphore(MOST, true);
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  StoreConnections(Database database) {
    this.database = database;
  }

  /** The start of a transaction. */
  @FunctionalInterface
  interface Start {
    void on(Connection connection) throws SQLException;
  }

  /**
   * A connection with a transaction open on it. One that broke while it lay idle is replaced:
   * nothing was done on it yet.
   */
  Connection begin(Start beginning) {
    waitForFree();
    Optional<Connection> begun = Optional.empty();
    try {
      begun = Optional.of(begun(beginning));
      return begun.get();
    } catch (SQLException e) {
      throw database.explain(e);
    } finally {
      if (begun.isEmpty()) {
        free.release();
      }
    }
  }

  /** Something that is asked of a connection. */
  @FunctionalInterface
  interface Look<T extends @Nullable Object> {
    T at(Connection connection) throws SQLException;
  }

  /** The answer of a connection in a transaction that only reads; the connection is kept. */
  <T extends @Nullable Object> T look(Look<T> look) {
    Connection connection = begin(database::beginReading);
    boolean whole = false;
    try {
      T seen = look.at(connection);
      database.rollback(connection);
      whole = true;
      return seen;
    } catch (SQLException e) {
      throw database.explain(e);
    } finally {
      if (whole) {
        keep(connection);
      } else {
        discard(connection);
      }
    }
  }

  private Connection begun(Start beginning) throws SQLException {
    Optional<Connection> kept = Optional.ofNullable(idle.pollFirst());
    if (kept.isPresent()) {
      try {
        beginning.on(kept.get());
        return kept.get();
      } catch (SQLException e) {
        abandon(kept.get());
        if (database.explain(e).kind() != StoreException.Kind.UNREACHABLE) {
          throw e;
        }
      }
    }
    return begunAnew(beginning);
  }

  private Connection begunAnew(Start beginning) throws SQLException {
    Connection fresh = database.connect();
    try {
      beginning.on(fresh);
      return fresh;
    } catch (SQLException e) {
      abandon(fresh);
      throw e;
    }
  }

  private void waitForFree() {
    if (closed) {
      throw new IllegalStateException("store: it is closed");
    }
    try {
      if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new StoreException(
            StoreException.Kind.BUSY,
            "store: all " + MOST + " connections are in use for more than 5 s; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreException.Kind.BUSY, "store: interrupted while waiting", e);
    }
  }

  /** Takes back a connection on which no transaction is open any more. */
  void keep(Connection connection) {
    if (closed) {
      abandon(connection);
    } else {
      idle.addFirst(connection);
    }
    free.release();
  }

  /** Takes back a connection that cannot be trusted any more. */
  void discard(Connection connection) {
    abandon(connection);
    free.release();
  }

  private static void abandon(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection to the store did not close", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    closeIdle();
  }

  /** Closes what nobody uses at the moment. */
  void closeIdle() {
    Connection next;
    while ((next = idle.pollFirst()) != null) {
      abandon(next);
    }
  }
}
