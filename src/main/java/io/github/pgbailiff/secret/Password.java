package io.github.pgbailiff.secret;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A password as it was last read, and how old that is. While its source cannot be read, the last
 * one that was there stands for it.
 */
final class Password {
  private static final Logger LOG = LoggerFactory.getLogger(Password.class);

  /** How long a program that failed is left alone. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final String place;
  private final Optional<Secret> secret;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private Optional<Known> known = Optional.empty();
  private volatile boolean runs;
  private volatile Instant ran = Instant.MIN;
  private Optional<Unread> unread = Optional.empty();

  Password(String place, Optional<Secret> secret, InstantSource clock) {
    this.place = place;
    this.secret = secret;
    this.clock = clock;
  }

  private record Known(String text, Instant since) {}

  private record Unread(String why, Instant since) {}

  boolean mayChange() {
    return secret.flatMap(Secret::lifetime).isPresent();
  }

  /** What it is, as far as that is known without too much work. */
  Optional<String> now() throws SQLException {
    return looked(lifetime());
  }

  /** What it is at this very moment. */
  Optional<String> anew() throws SQLException {
    return looked(Duration.ZERO);
  }

  /** What it is at this very moment, unless a program would have to be run for that. */
  Optional<String> glance() throws SQLException {
    return looked(lifetime().isZero() ? Duration.ZERO : Duration.ofDays(1));
  }

  /** Whether its program is run, or was within that time. */
  boolean runsProgram(Duration within) {
    return runs || isWithin(within, ran, clock.instant());
  }

  private Duration lifetime() {
    return secret.flatMap(Secret::lifetime).orElse(Duration.ofDays(1));
  }

  private Optional<String> looked(Duration oldest) throws SQLException {
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    reading.lock();
    try {
      Instant now = clock.instant();
      boolean fresh = known.filter(it -> isWithin(oldest, it.since(), now)).isPresent();
      boolean rests =
          !lifetime().isZero() && unread.filter(it -> isWithin(REST, it.since(), now)).isPresent();
      if (!fresh && !rests) {
        read(secret.get());
      }
      return Optional.of(last());
    } finally {
      reading.unlock();
    }
  }

  /** Not when it was after now, by a clock that was set back since. */
  private static boolean isWithin(Duration duration, Instant since, Instant now) {
    return !now.isBefore(since) && now.isBefore(since.plus(duration));
  }

  private void read(Secret from) {
    try {
      known = Optional.of(new Known(text(from), clock.instant()));
      unread = Optional.empty();
    } catch (UnreadableSecretException e) {
      String why = String.valueOf(e.getMessage());
      if (unread.filter(it -> it.why().equals(why)).isEmpty()) {
        LOG.warn("the password for {}: {}", place, why);
      }
      unread = Optional.of(new Unread(why, clock.instant()));
    }
  }

  private String text(Secret from) {
    if (lifetime().isZero()) {
      return from.read();
    }
    runs = true;
    try {
      return from.read();
    } finally {
      ran = clock.instant();
      runs = false;
    }
  }

  private String last() throws SQLException {
    if (known.isEmpty()) {
      String why = unread.map(Unread::why).orElse("nothing was read");
      throw new SQLException("the password cannot be had: " + why, "28000");
    }
    return known.get().text();
  }
}
