package io.github.pgbailiff.change;

import io.github.pgbailiff.command.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The other end of a block that stands, in words.
 *
 * @param lease from now on; empty: until somebody opens it
 * @param longer than it would have stood; negative: shorter; empty where one of the ends is none,
 *     or both are the same
 */
public record MovedEnd(Optional<Duration> lease, Optional<Duration> longer) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The end that is asked for. */
  public static MovedEnd of(Step.Block step) {
    return between(
        step.lease(),
        step.standing().flatMap(Step.StandingBlock::until),
        step.standing().flatMap(it -> step.lease().map(it.seen()::plus)));
  }

  /** The end that was moved. */
  public static MovedEnd between(
      Optional<Duration> lease, Optional<Instant> before, Optional<Instant> after) {
    return new MovedEnd(
        lease,
        before
            .flatMap(from -> after.map(until -> Duration.between(from, until)))
            .filter(it -> it.abs().compareTo(SECOND) >= 0));
  }

  /** Whether what stood until then would end sooner; an empty end is never. */
  public static boolean isSooner(Optional<Instant> before, Optional<Instant> after) {
    return after.filter(it -> before.map(it::isBefore).orElse(true)).isPresent();
  }

  /** {@code keep database wiki on prod-eu shut for 80m from now, 30 min longer}. */
  public String question(String what) {
    return "keep %s shut %s".formatted(what, words());
  }

  /** {@code stays shut 30 min longer}. */
  public String outcome() {
    return "stays shut " + longer.map(MovedEnd::by).orElseGet(this::words);
  }

  private String words() {
    return lease
        .map(it ->
            "for "
                + Durations.format(it)
                + " from now"
                + longer.map(MovedEnd::by).map(", "::concat).orElse(""))
        .orElse("until somebody opens it");
  }

  private static String by(Duration longer) {
    Duration by = longer.abs();
    String time =
        by.compareTo(MINUTE) < 0 ? by.toSeconds() + " s" : by.plusSeconds(30).toMinutes() + " min";
    return "%s %s".formatted(time, longer.isNegative() ? "shorter" : "longer");
  }
}
