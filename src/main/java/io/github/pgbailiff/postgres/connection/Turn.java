package io.github.pgbailiff.postgres.connection;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The turn of one question to a cluster. Not too many of all clusters are asked at one time: what
 * they say has to fit in memory, and a machine that is asked for a thousand answers at the same
 * moment gets none of them in time.
 *
 * @param taken whether it has to be given back
 */
record Turn(boolean taken) implements AutoCloseable {
  static final Turn NONE = new Turn(false);

  private static final Semaphore TURNS = new Semaphore(64);

  /** Servers that hang in the middle of an answer hold up the others no longer than that. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Waits for one, and goes without when that takes too long. */
  static Turn take() {
    try {
      return new Turn(TURNS.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NONE;
    }
  }

  @Override
  public void close() {
    if (taken) {
      TURNS.release();
    }
  }
}
