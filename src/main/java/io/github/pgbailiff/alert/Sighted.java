package io.github.pgbailiff.alert;

import java.time.Instant;

/**
 * Something that satisfies a rule at this moment.
 *
 * @param since when it began to be true, as far as the watch saw it
 */
public record Sighted(WatchRule rule, Subject subject, Instant since, Sight sight) {

  /** Whether it has been true for as long as its rule wants, so that it may be told. */
  public boolean isDue(Instant now) {
    return !since.plus(rule.lasting()).isAfter(now);
  }

  /** Whether it is what the alert is about: of a session there is one, whichever rules it meets. */
  boolean isOf(Alert alert) {
    return subject.equals(alert.subject())
        && (subject.pid().isPresent() || rule.name().equals(alert.rule()));
  }
}
