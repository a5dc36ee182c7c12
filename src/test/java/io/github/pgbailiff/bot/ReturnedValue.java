package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.execution.WikiServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client that connects again and again, as applications do. */
public final class ReturnedValue implements AutoCloseable {
  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final Thread thread;

  /** Starts it, and waits until it was inside once. */
  public ReturnedValue(WikiServer wiki, String role) {
    thread =
        Thread.ofVirtual()
            .start(() -> {
              while (!over.get()) {
                comeIn(wiki, role);
              }
            });
    try {
      inside.await();
    } catch (InterruptedException interruption) {
      throw new AssertionError(interruption);
    }
  }

  private void comeIn(WikiServer wiki, String role) {
    try (PostgresSession session = wiki.visit(role)) {
      inside.countDown();
      assertThat(session.start("SELECT pg_sleep(5)").failure()).isNotNull();
    } catch (AssertionError refused) {
      assertThat(refused).hasMessageContaining("cannot connect");
    }
  }

  @Override
  public void close() {
    over.set(true);
    try {
      thread.join();
    } catch (InterruptedException interruption) {
      throw new AssertionError(interruption);
    }
  }
}
