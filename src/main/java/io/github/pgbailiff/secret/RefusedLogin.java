package io.github.pgbailiff.secret;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The refusal of a password, and when it is tried again.
 *
 * @param password which was refused; empty where none was given
 * @param pause between the last attempt and the next
 * @param changes another password may be there by then
 */
record RefusedLogin(
    Optional<String> password,
    String reason,
    String state,
    Instant next,
    Duration pause,
    boolean changes) {
  static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int FACTOR = 10;

  /** Whether the server does not take the password, or the role. */
  static boolean is(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return state.equals("28P01") || state.equals("28000");
  }

  /** The first one, after {@link #FIRST} was waited already where the password may change. */
  static RefusedLogin of(
      Optional<String> password, SQLException failure, boolean changes, Instant now) {
    Duration pause = changes ? FIRST.multipliedBy(FACTOR) : FIRST;
    return of(password, failure, changes, pause, now);
  }

  /** The next one after this: it is tried again after a pause ten times as long. */
  RefusedLogin again(Optional<String> tried, SQLException failure, Instant now) {
    Duration longer = pause.multipliedBy(FACTOR);
    return of(tried, failure, changes, longer.compareTo(LONGEST) < 0 ? longer : LONGEST, now);
  }

  private static RefusedLogin of(
      Optional<String> password,
      SQLException failure,
      boolean changes,
      Duration pause,
      Instant now) {
    return new RefusedLogin(
        password,
        reason(failure),
        Objects.requireNonNullElse(failure.getSQLState(), ""),
        now.plus(pause),
        pause,
        changes);
  }

  private static String reason(SQLException failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "no reason given")
        .lines()
        .findFirst()
        .orElse("no reason given")
        .replaceFirst("^(ERROR|FATAL): ", "");
  }

  boolean isDue(Instant now) {
    Duration left = Duration.between(now, next);
    // Longer than the pause was: the clock was set back.
    return !left.isPositive() || left.compareTo(pause) > 0;
  }

  /** What people read. */
  String words(Instant now) {
    return reason + "; " + wait(now);
  }

  String wait(Instant now) {
    long seconds = Math.max(1, Duration.between(now, next).toSeconds());
    String until = changes ? ", or when its password changes" : "";
    return "the next attempt is in %d s%s".formatted(seconds, until);
  }

  SQLException failure(Instant now) {
    return new SQLException(words(now), state);
  }
}
