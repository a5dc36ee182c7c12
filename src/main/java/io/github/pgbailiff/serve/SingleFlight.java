package io.github.pgbailiff.serve;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that may take long and holds up nothing else: a turn is left out while the last one goes on.
 * One thread uses it.
 */
final class SingleFlight {
  /** How long to wait for what is under way when the process ends. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(SingleFlight.class);

  private final String name;
  private Optional<Thread> running = Optional.empty();

  SingleFlight(String name) {
    this.name = name;
  }

  void turn(Runnable work) {
    if (running.filter(Thread::isAlive).isEmpty()) {
      running = Optional.of(Thread.ofVirtual().name(name).start(() -> guarded(work)));
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) { // the next turn may do better
      LOG.warn("{} failed, and are tried again: {}", name, e.getMessage());
      LOG.debug("{} failed", name, e);
    }
  }

  /** Waits for what is under way. */
  void finish() throws InterruptedException {
    finish(PATIENCE);
  }

  /** Waits so long for what is under way. */
  void finish(Duration patience) throws InterruptedException {
    if (running.isPresent()) {
      running.get().join(patience);
    }
  }
}
