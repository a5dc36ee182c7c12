package io.github.pgbailiff.chat.discord.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment that has passed.
 *
 * @param at by the system's clock, for people: it may be set
 * @param nanos as {@link System#nanoTime()} told it, which goes on evenly
 */
record Moment(Instant at, long nanos) {
  static Moment now() {
    return new Moment(Instant.now(), System.nanoTime());
  }

  boolean isAgo(Duration least) {
    return System.nanoTime() - nanos >= least.toNanos();
  }
}
