package io.github.pgbailiff.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nothing is told.
 *
 * @param by the name of whoever wants it so; empty where that was not kept
 * @param application of all whose sessions on the alert's cluster nothing is told; empty: of the
 *     alert alone
 * @param until empty: until the alert is over
 */
public record Snooze(Optional<String> by, Optional<String> application, Optional<Instant> until) {
  /** Of the alert alone. */
  public static Snooze of(Optional<Instant> until) {
    return new Snooze(Optional.empty(), Optional.empty(), until);
  }

  public static Snooze ofApplication(String name, Instant until) {
    return new Snooze(Optional.empty(), Optional.of(name), Optional.of(until));
  }

  /** The same, as somebody wants it. */
  public Snooze by(String name) {
    return new Snooze(Optional.of(name), application, until);
  }
}
