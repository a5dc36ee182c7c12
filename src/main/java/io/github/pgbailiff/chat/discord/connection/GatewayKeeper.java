package io.github.pgbailiff.chat.discord.connection;

import io.github.pgbailiff.chat.Platform.RejectedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keeper of a session with the gateway while this replica holds the lease on it, and of none
 * otherwise. What the library gives up on is begun anew, after a pause.
 */
public final class GatewayKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayKeeper.class);
  private static final Duration BETWEEN = Duration.ofMillis(250);

  /** After this time without a connection the library is not trusted to find one any more. */
  private static final Duration DEAD = Duration.ofMinutes(3);

  private final GatewayLease lease;
  private final Supplier<DiscordGateway> connect;
  private final Runnable everyRound;
  private final Pauses pauses;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<DiscordGateway> gateway = Optional.empty();
  private volatile Optional<String> problem = Optional.of("not connected to Discord yet");
  private Moment failed = Moment.now();
  private Duration pause = Duration.ZERO;
  private Optional<Moment> lastRound = Optional.empty();

  /**
   * The times to wait.
   *
   * @param retry between two tries to connect
   * @param givenUp after a close that the library takes for final: new sessions are counted
   * @param round between two looks at what is no matter of the gateway
   * @param waiting longer than the library ever waits before it connects again
   */
  public record Pauses(Duration retry, Duration givenUp, Duration round, Duration waiting) {
    public static final Pauses USUAL =
        new Pauses(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(DiscordGateway.LONGEST_RECONNECT_SECONDS + 3));
  }

  public GatewayKeeper(
      GatewayLease lease, Supplier<DiscordGateway> connect, Runnable everyRound, Pauses pauses) {
    this.lease = lease;
    this.connect = connect;
    this.everyRound = everyRound;
    this.pauses = pauses;
    this.thread = Thread.ofVirtual().name("discord-gateway").unstarted(this::keep);
  }

  public void start() {
    thread.start();
  }

  public boolean standsBy() {
    return !lease.isHeld() && lease.problem().isEmpty();
  }

  public Optional<String> problem() {
    return lease.isHeld() ? gateway.map(DiscordGateway::problem).orElse(problem) : lease.problem();
  }

  private void keep() {
    try {
      while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    disconnect();
  }

  private void step() {
    try {
      if (!lease.isHeld()) {
        disconnect();
      } else if (gateway.isPresent()) {
        look(gateway.get());
      } else if (failed.isAgo(pause)) {
        gateway = Optional.of(connect.get());
      }
      round();
    } catch (DiscordFailure | RejectedException e) {
      fail(Optional.ofNullable(e.getMessage()).orElse("rejected"), pauses.retry());
    } catch (RuntimeException e) { // the thread's last guard: nobody else would connect again
      LOG.error("the connection to Discord failed", e);
      fail(e.toString(), pauses.retry());
    }
  }

  private void look(DiscordGateway open) {
    GatewayWatch watch = open.watch();
    boolean dead = watch.lostSince().filter(it -> it.isAgo(DEAD)).isPresent();
    if (watch.end().isPresent()) {
      disconnect();
      fail(watch.end().get(), pauses.givenUp());
    } else if (dead) {
      disconnect();
      fail("Discord's gateway was dead for " + DEAD.toMinutes() + " min", Duration.ZERO);
    } else if (watch.isStuck(pauses.waiting())) {
      disconnect();
      fail("Discord's gateway says nothing more", pauses.retry());
    }
  }

  private void round() {
    if (lastRound.map(it -> it.isAgo(pauses.round())).orElse(true)) {
      lastRound = Optional.of(Moment.now());
      everyRound.run();
    }
  }

  private void fail(String why, Duration pause) {
    if (!problem.equals(Optional.of(why))) {
      LOG.error("no connection to Discord: {}", why);
    }
    problem = Optional.of(why);
    this.failed = Moment.now();
    this.pause = pause;
  }

  private void disconnect() {
    gateway.ifPresent(DiscordGateway::close);
    gateway = Optional.empty();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
