package io.github.pgbailiff.alert;

import java.time.Instant;

/**
 * Something that satisfies a rule at this moment, for long enough.
 *
 * @param since when it began to be true, as far as the watch saw it
 */
public record Sighted(WatchRule rule, Subject subject, Instant since, Sight sight) {

  /** Whether it is what the alert is about: of a session there is one, whichever rules it meets. */
  boolean isOf(Alert alert) {
    return subject.equals(alert.subject())
        && (subject.pid().isPresent() || rule.name().equals(alert.rule()));
  }
}
