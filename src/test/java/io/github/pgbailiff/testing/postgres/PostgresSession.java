package io.github.pgbailiff.testing.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.PGConnection;

/**
 * A session that expects to be cancelled or killed: what becomes of it is an answer, not an error.
 */
public final class PostgresSession implements AutoCloseable {
  private final Connection connection;
  private final int pid;

  /** One thread: statements that follow each other never overtake. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

  public PostgresSession(Connection connection) {
    this.connection = connection;
    try {
      this.pid = connection.unwrap(PGConnection.class).getBackendPID();
    } catch (SQLException failure) {
      throw new AssertionError("a connection without a pid", failure);
    }
  }

  public int pid() {
    return pid;
  }

  /** The connection itself; it must not be used while {@link #start} has not ended. */
  public Connection connection() {
    return connection;
  }

  /** Runs statements and waits for them. */
  public PostgresSession run(String... statements) {
    for (String sql : statements) {
      Optional<String> failure = start(sql).failure();
      if (failure.isPresent()) {
        throw new AssertionError(sql + ": " + failure.get());
      }
    }
    return this;
  }

  /**
   * Starts a statement in a thread.
   *
   * @return what will become of it, which may be ignored
   */
  public Running start(String sql) {
    return new Running(sql, CompletableFuture.supplyAsync(() -> execute(sql), (Executor) thread));
  }

  /** Whether the session still answers; asked by a statement, so it is not for a busy one. */
  public boolean alive() {
    return start("SELECT 1").failure().isEmpty();
  }

  /** A statement that runs in a thread. */
  public record Running(String sql, CompletableFuture<Optional<String>> ending) {

    /**
     * Waits for its end, at most ten seconds.
     *
     * @return the SQLSTATE of its failure; empty when it went well
     */
    public Optional<String> failure() {
      try {
        return ending.get(10, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException failure) {
        throw new AssertionError("the statement does not end: " + sql, failure);
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interruption);
      }
    }
  }

  private Optional<String> execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException failure) {
      return Optional.of(String.valueOf(failure.getSQLState()));
    }
  }

  /** Ends the session, whatever it is doing. */
  @Override
  public void close() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException failure) {
      throw new AssertionError("the connection does not close", failure);
    }
    thread.close();
  }
}
