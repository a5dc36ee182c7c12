package io.github.pgbailiff.serve;

import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.delivery.AnnouncementDelivery;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.execution.ProcessWork;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work that a long-running process does without being asked: requests expire, interrupted ones
 * are looked at, approved ones are carried out, blocks are lifted, announcements appear. Of several
 * replicas one does what only one may do, by a lease in the store.
 */
public final class TimedWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimedWork.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  /** How long a chat is waited for at the end. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Supplier<Round> rounds;
  private final String holder;

  /**
   * One for each chat: one that lets us wait holds up neither another one nor the ends of leases.
   */
  private final Map<Integer, SingleFlight> announcements = new ConcurrentHashMap<>();

  private final CountDownLatch over = new CountDownLatch(1);
  private final SingleFlight executions = new SingleFlight("executions");
  private final SingleFlight looks = new SingleFlight("looks");
  private final SingleFlight ends = new SingleFlight("ends of blocks");
  private final Thread thread;
  private Instant renewed = Instant.EPOCH;
  private volatile boolean holds;

  /**
   * The parts of the program that one round is done with.
   *
   * @param more what else the holder of the lease does, about four times a second
   */
  public record Round(
      OpenStore records,
      ProcessWork work,
      List<AnnouncementDelivery> announcing,
      List<Runnable> more) {
    public Round {
      announcing = List.copyOf(announcing);
      more = List.copyOf(more);
    }
  }

  /**
   * Starts at once.
   *
   * @param more what else the holder of the lease does, about four times a second
   */
  public TimedWork(
      OpenStore records,
      ProcessWork work,
      ProcessSettings settings,
      List<AnnouncementDelivery> announcing,
      List<Runnable> more) {
    this(fixed(new Round(records, work, announcing, more)), settings);
  }

  private static Supplier<Round> fixed(Round round) {
    return () -> round;
  }

  /**
   * Starts at once.
   *
   * @param rounds asked before each of them
   */
  public TimedWork(Supplier<Round> rounds, ProcessSettings settings) {
    this.rounds = rounds;
    this.holder = settings.holder();
    this.thread = Thread.ofVirtual().name("timed-work").start(this::run);
  }

  /** Whether this process is the one of several that does the timed work. */
  public boolean holdsLease() {
    return holds;
  }

  private void run() {
    try {
      while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        Round round = rounds.get();
        once(round);
        if (holds) {
          ends.turn(round.work().expiry()::round);
          looks.turn(round.work().pending()::look);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(Round round) {
    try {
      holds = renew(round.records());
      if (holds) {
        round.work().recovery().report();
        round.records().requests().remindDue();
        executions.turn(round.work().execution()::carryOutApproved);
        round.more().forEach(Runnable::run);
      }
      announce(round.announcing());
    } catch (StoreException e) {
      LOG.warn("timed work waits for the store: {}", e.getMessage());
    } catch (RuntimeException e) { // the next round may do better, and nobody else would do it
      LOG.error("timed work failed", e);
    }
  }

  private void announce(List<AnnouncementDelivery> chats) {
    for (int i = 0; i < chats.size(); i++) {
      AnnouncementDelivery chat = chats.get(i);
      announcements
          .computeIfAbsent(i, _ -> new SingleFlight("announcements"))
          .turn(() -> deliver(chat));
    }
  }

  private void deliver(AnnouncementDelivery delivery) {
    while (over.getCount() > 0 && delivery.deliverDue()) {}
  }

  private boolean renew(OpenStore records) {
    Instant now = records.clock().instant();
    if (holds && !Durations.havePassed(Leases.RENEWAL, renewed, now)) {
      return true;
    }
    boolean held = records.leases().acquire(OpenStore.LEASE, holder);
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
      thread.join(SingleFlight.PATIENCE);
      executions.finish();
      ends.finish();
      looks.finish();
      for (SingleFlight flight : announcements.values()) {
        flight.finish(FAREWELL);
      }
      rounds.get().records().leases().release(OpenStore.LEASE, holder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoreException e) {
      LOG.warn("the lease on timed work lapses by itself: {}", e.getMessage());
    }
  }
}
