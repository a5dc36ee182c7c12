package io.github.pgbailiff.chat.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages to one channel go one after the other, and no faster than Slack says. Few may wait, and
 * not for long.
 */
public final class ChannelRateLimiter {
  private static final int MOST_WAITING = 20;
  private static final int MOST_TRIES = 4;
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** As long as all tries of somebody may take who has nothing better to do. */
  private static final Duration LONGEST = LONGEST_PAUSE.multipliedBy(MOST_TRIES);

  private final InstantSource clock;
  private final Duration patience;

  /** Of where somebody waits; each answer has an address of its own, so they would be many. */
  private final Map<String, Line> lines;

  public ChannelRateLimiter(InstantSource clock) {
    this(clock, LONGEST, new ConcurrentHashMap<>());
  }

  private ChannelRateLimiter(InstantSource clock, Duration patience, Map<String, Line> lines) {
    this.clock = clock;
    this.patience = patience;
    this.lines = lines;
  }

  /** The same lines, for what is tried again later by others when its turn does not come soon. */
  public ChannelRateLimiter within(Duration other) {
    return new ChannelRateLimiter(clock, other, lines);
  }

  private record Line(Semaphore turn, AtomicInteger waiting, AtomicReference<Instant> notBefore) {
    Line() {
      this(new Semaphore(1, true), new AtomicInteger(), new AtomicReference<>(Instant.EPOCH));
    }
  }

  /**
   * The result of the call, when its turn has come and Slack took it.
   *
   * @throws SlackFailure of the call; or that too many wait already, or Slack wants too long a
   *     pause
   */
  <T> T inTurn(String channel, Supplier<T> call) {
    Instant end = clock.instant().plus(patience);
    Line line = enter(channel);
    try {
      if (!line.turn().tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw SlackFailure.rateLimited("messages to " + channel, patience);
      }
      try {
        return paced(line, end, call);
      } finally {
        line.turn().release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SlackFailure.unreachable("a message to " + channel, "interrupted");
    } finally {
      leave(channel);
    }
  }

  private Line enter(String channel) {
    return lines.compute(
        channel,
        (_, present) -> {
          Line line = present == null ? new Line() : present;
          if (line.waiting().get() == MOST_WAITING) {
            throw SlackFailure.rateLimited("messages to " + channel, LONGEST_PAUSE);
          }
          line.waiting().incrementAndGet();
          return line;
        });
  }

  /** How long Slack takes nothing more is known to whoever comes within that time. */
  private void leave(String channel) {
    lines.computeIfPresent(channel, (_, line) -> kept(line, line.waiting().decrementAndGet()));
    lines
        .keySet()
        .forEach(other -> lines.computeIfPresent(other, (_, it) -> kept(it, it.waiting().get())));
  }

  private @Nullable Line kept(Line line, int waiting) {
    return waiting > 0 || line.notBefore().get().isAfter(clock.instant()) ? line : null;
  }

  /** Where somebody waits. */
  Set<String> channels() {
    return Set.copyOf(lines.keySet());
  }

  private <T> T paced(Line line, Instant end, Supplier<T> call) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      await(line.notBefore().get(), end);
      try {
        return call.get();
      } catch (SlackFailure e) {
        if (e.kind() != SlackFailure.Kind.RATE_LIMITED) {
          throw e;
        }
        boolean tooLong = e.retryAfter().compareTo(LONGEST_PAUSE) > 0;
        line.notBefore().set(clock.instant().plus(tooLong ? LONGEST_PAUSE : e.retryAfter()));
        if (tooLong || tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private void await(Instant notBefore, Instant end) throws InterruptedException {
    Duration pause = Duration.between(clock.instant(), notBefore);
    // A longer one was never asked for: the clock was set back.
    if (!pause.isPositive() || pause.compareTo(LONGEST_PAUSE) > 0) {
      return;
    }
    if (notBefore.isAfter(end)) {
      throw SlackFailure.rateLimited("messages", pause);
    }
    Thread.sleep(pause);
  }
}
