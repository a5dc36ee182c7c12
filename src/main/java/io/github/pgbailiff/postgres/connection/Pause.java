package io.github.pgbailiff.postgres.connection;

import java.time.Duration;

/** A way of waiting between two looks. */
@FunctionalInterface
public interface Pause {

  /** Lets the thread sleep; an interruption ends the wait and is kept. */
  Pause SLEEP =
      time -> {
        try {
          Thread.sleep(time);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      };

  void pause(Duration time);
}
