package io.github.pgbailiff.testing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time for which this process got no processor, as a clock sees it that ought to tick every 20
 * ms. Nobody is late for that: other builds share the machine.
 */
public final class Standstill {
  private static final Duration TICK = Duration.ofMillis(20);
  private static final AtomicLong LOST = new AtomicLong();
  private static final AtomicLong LAST = new AtomicLong(System.nanoTime());

  static {
    var _ =
        Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("standstill").factory())
            .scheduleWithFixedDelay(Standstill::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Standstill() {}

  private static void tick() {
    long now = System.nanoTime();
    LOST.addAndGet(Math.max(0, now - LAST.getAndSet(now) - TICK.toNanos()));
  }

  /**
   * What comes within the limit, not counting standstills.
   *
   * @throws TimeoutException when nothing does
   */
  public static <T> T within(Duration limit, CompletableFuture<T> awaited)
      throws TimeoutException, ExecutionException, InterruptedException {
    long start = System.nanoTime();
    long lost = LOST.get();
    while (true) {
      long left = limit.toNanos() + LOST.get() - lost - (System.nanoTime() - start);
      if (left <= 0 && !awaited.isDone()) {
        throw new TimeoutException("nothing within " + limit);
      }
      try {
        return awaited.get(Math.max(left, 1), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        Thread.onSpinWait();
      }
    }
  }
}
