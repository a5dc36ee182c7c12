package io.github.pgbailiff.executor;

import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a long-running process does without being asked: requests expire, interrupted ones are
 * looked at, approved ones are carried out, blocks are lifted, announcements appear. Of several
 * replicas one does what only one may do, by a lease in the store.
 */
public final class TimedWork implements AutoCloseable {
  /** Whoever holds it is the live long-running process of the store. */
  static final String LEASE = "timed-work";

  private static final Logger LOG = LoggerFactory.getLogger(TimedWork.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  private final Records records;
  private final Executor executor;
  private final String holder;
  private final List<Announcing> announcing;
  private final List<Runnable> more;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Lane executions = new Lane("executions");
  private final Lane leases = new Lane("leases");
  private final Thread thread;
  private Instant renewed = Instant.EPOCH;
  private volatile boolean holds;

  /**
   * Starts at once.
   *
   * @param more what else the holder of the lease does, about four times a second
   */
  public TimedWork(
      Records records,
      Executor executor,
      ExecutorSettings settings,
      List<Announcing> announcing,
      List<Runnable> more) {
    this.records = records;
    this.executor = executor;
    this.holder = settings.holder();
    this.announcing = List.copyOf(announcing);
    this.more = List.copyOf(more);
    this.thread = Thread.ofVirtual().name("timed-work").start(this::run);
  }

  /** Whether this process is the one of several that does the timed work. */
  public boolean holdsLease() {
    return holds;
  }

  private void run() {
    try {
      while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        once();
        if (holds) {
          leases.turn(executor.leaseWork()::round);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    try {
      holds = renew();
      if (holds) {
        executor.interruptions().report();
        records.requests().remindDue();
        executions.turn(executor.execution()::carryOutApproved);
        more.forEach(Runnable::run);
      }
      announcing.forEach(it -> {
        while (over.getCount() > 0 && it.deliverDue()) {}
      });
    } catch (StoreException e) {
      LOG.warn("timed work waits for the store: {}", e.getMessage());
    } catch (RuntimeException e) { // the next round may do better, and nobody else would do it
      LOG.error("timed work failed", e);
    }
  }

  private boolean renew() {
    Instant now = records.clock().instant();
    if (holds && now.isBefore(renewed.plus(Leases.RENEWAL))) {
      return true;
    }
    boolean held = records.leases().acquire(LEASE, holder);
    if (held) {
      renewed = now;
    }
    return held;
  }

  /** Finishes what is under way, and lets another process take over at once. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join(Lane.PATIENCE);
      executions.finish();
      leases.finish();
      records.leases().release(LEASE, holder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoreException e) {
      LOG.warn("the lease on timed work lapses by itself: {}", e.getMessage());
    }
  }
}
