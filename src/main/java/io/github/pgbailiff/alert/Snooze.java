package io.github.pgbailiff.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nothing is told.
 *
 * @param application of all whose sessions on the alert's cluster nothing is told; empty: of the
 *     alert alone
 * @param until empty: until the alert is over
 */
public record Snooze(Optional<String> application, Optional<Instant> until) {
  /** Of the alert alone. */
  public static Snooze of(Optional<Instant> until) {
    return new Snooze(Optional.empty(), until);
  }

  public static Snooze ofApplication(String name, Instant until) {
    return new Snooze(Optional.of(name), Optional.of(until));
  }
}
