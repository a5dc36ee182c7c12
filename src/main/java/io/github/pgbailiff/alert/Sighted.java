package io.github.pgbailiff.alert;

import java.time.Instant;
import java.util.Set;

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

  /** The same, where nothing is told of these applications. */
  boolean isDue(Instant now, Set<String> quiet) {
    return isDue(now)
        && sight.session().flatMap(Sight.Watched::application).filter(quiet::contains).isEmpty();
  }

  /** Whether it is what the alert is about: of a session there is one, whichever rules it meets. */
  boolean isOf(Alert alert) {
    return subject.equals(alert.subject())
        && (subject.pid().isPresent() || rule.name().equals(alert.rule()));
  }
}
