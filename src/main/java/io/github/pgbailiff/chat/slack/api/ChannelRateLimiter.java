package io.github.pgbailiff.chat.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Messages to one channel go one after the other, and no faster than Slack says. Few may wait, and
 * not for long.
 */
public final class ChannelRateLimiter {
  private static final int MOST_WAITING = 20;
  private static final int MOST_TRIES = 4;
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final InstantSource clock;

  /** Of where somebody waits; each answer has an address of its own, so they would be many. */
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  public ChannelRateLimiter(InstantSource clock) {
    this.clock = clock;
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
    Line line = enter(channel);
    try {
      line.turn().acquire();
      try {
        return paced(line, call);
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

  private void leave(String channel) {
    lines.computeIfPresent(
        channel, (_, line) -> line.waiting().decrementAndGet() == 0 ? null : line);
  }

  /** Where somebody waits. */
  Set<String> channels() {
    return Set.copyOf(lines.keySet());
  }

  private <T> T paced(Line line, Supplier<T> call) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      Duration pause = Duration.between(clock.instant(), line.notBefore().get());
      // A longer one was never asked for: the clock was set back.
      if (pause.isPositive() && pause.compareTo(LONGEST_PAUSE) <= 0) {
        Thread.sleep(pause);
      }
      try {
        return call.get();
      } catch (SlackFailure e) {
        boolean later = e.kind() == SlackFailure.Kind.RATE_LIMITED && tries < MOST_TRIES;
        if (!later || e.retryAfter().compareTo(LONGEST_PAUSE) > 0) {
          throw e;
        }
        line.notBefore().set(clock.instant().plus(e.retryAfter()));
      }
    }
  }
}
