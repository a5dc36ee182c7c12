package io.github.pgbailiff.chat.discord.connection;

import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to hold Discord's gateway, which one of the replicas with a token has: every session
 * gets every interaction.
 *
 * <p>While the store cannot be reached, whoever holds the gateway keeps it: nobody can take it over
 * then, reading goes on, and acting verbs are refused for want of a record.
 */
public final class GatewayLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayLease.class);
  private static final String NAME = "discord-gateway";
  private static final Duration BETWEEN = Leases.RENEWAL.dividedBy(2);

  private final Leases leases;
  private final String holder;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean held;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * @param holder who this replica is
   */
  public GatewayLease(Leases leases, String holder) {
    this.leases = leases;
    this.holder = holder;
    this.thread = Thread.ofVirtual().name("discord-lease").unstarted(this::keep);
  }

  public void start() {
    step();
    thread.start();
  }

  boolean isHeld() {
    return held;
  }

  /** Why it is not known who holds the gateway. */
  Optional<String> problem() {
    return problem;
  }

  private void keep() {
    try {
      while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() {
    try {
      boolean now = leases.acquire(NAME, holder);
      if (now != held) {
        LOG.info(
            now ? "this replica holds Discord's gateway" : "another replica holds the gateway");
      }
      held = now;
      problem = Optional.empty();
    } catch (RuntimeException e) { // the thread's last guard: nobody else would renew it
      LOG.warn("the lease on Discord's gateway cannot be renewed: {}", e.toString());
      problem = Optional.of("the lease on Discord's gateway cannot be had: " + e.getMessage());
    }
  }

  /** Gives the lease back, so that another replica need not wait until it lapses. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(Leases.LENGTH);
      leases.release(NAME, holder);
    } catch (StoreException e) {
      LOG.warn("the lease on Discord's gateway lapses by itself: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
