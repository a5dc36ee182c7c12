package io.github.pgbailiff.alert;

import io.github.pgbailiff.command.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a rule found on a cluster, and told by itself.
 *
 * @param number from 1
 * @param subject the session or nobody that it is about, or the key of somebody else's alert
 * @param since when it began to be true, as far as the watch saw it
 * @param seen when it was last looked at and still true
 * @param snooze who holds it back, and for how long; empty while nobody does
 * @param endedBy who ended it, such as {@code R-12 of ann and bob}; empty: it ended by itself
 * @param card the number of the alert on whose card it stands: its own, or one that counts several
 * @param version increases with everything that the card has to show
 * @param opened what was seen when it was told
 * @param latest what was seen last
 */
public record Alert(
    long number,
    String rule,
    String cluster,
    Subject subject,
    State state,
    Instant since,
    Instant seen,
    Optional<Snooze> snooze,
    Optional<Instant> over,
    Optional<String> endedBy,
    long card,
    long version,
    Sight opened,
    Sight latest) {

  /** What ended one that may go on: nobody would tell. */
  public static final String UNWATCHED = "a change of the configuration: nobody watches for it";

  /** The state of an alert. */
  public enum State {
    OPEN,
    SNOOZED,
    OVER
  }

  /** How people call it, such as {@code A-7}. */
  public String id() {
    return Id.ALERT.of(number);
  }

  /** Whether it is not over. */
  public boolean stands() {
    return state != State.OVER;
  }

  /** Whether it is over because nobody watches for it any more; what it was about may go on. */
  public boolean isUnwatched() {
    return !stands() && endedBy.filter(UNWATCHED::equals).isPresent();
  }

  /** When it is told again; empty for one that is snoozed: not before it is over. */
  public Optional<Instant> snoozedUntil() {
    return snooze.flatMap(Snooze::until);
  }

  /** How long it was true, or has been. */
  public Duration lasted() {
    return Duration.between(since, over.orElse(seen));
  }

  /** It, seen once more; whether its card has something new to show makes a new version. */
  Alert seenAgain(Instant at, Sight sight) {
    boolean woken =
        state == State.SNOOZED && snoozedUntil().filter(it -> !it.isAfter(at)).isPresent();
    boolean news = woken || sight.tellsOtherThan(latest);
    return with(
        woken ? State.OPEN : state,
        since,
        at,
        woken ? Optional.empty() : snooze,
        Optional.empty(),
        Optional.empty(),
        version + (news ? 1 : 0),
        sight);
  }

  /** It, true again soon after it was over; whoever snoozed it for a time is not told before. */
  Alert reopened(Instant at, Sighted again) {
    Optional<Snooze> quiet = snooze.filter(it -> it.until().filter(at::isBefore).isPresent());
    return with(
        quiet.isPresent() ? State.SNOOZED : State.OPEN,
        again.since(),
        at,
        quiet,
        Optional.empty(),
        Optional.empty(),
        version + 1,
        again.sight());
  }

  /** It, snoozed long enough. */
  Alert awake() {
    return with(
        State.OPEN,
        since,
        seen,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        version + 1,
        latest);
  }

  /** It, over. */
  Alert ended(Instant at, Optional<String> by) {
    return with(State.OVER, since, seen, snooze, Optional.of(at), by, version + 1, latest);
  }

  /** It, of which nothing is told for a while. */
  Alert snoozed(Snooze by) {
    return with(
        State.SNOOZED,
        since,
        seen,
        Optional.of(by),
        Optional.empty(),
        Optional.empty(),
        version + 1,
        latest);
  }

  /** It, without a word of sessions that it is not about. */
  public Alert alone() {
    return new Alert(
        number,
        rule,
        cluster,
        subject,
        state,
        since,
        seen,
        snooze,
        over,
        endedBy,
        card,
        version,
        opened.alone(),
        latest.alone());
  }

  private Alert with(
      State state,
      Instant since,
      Instant seen,
      Optional<Snooze> snooze,
      Optional<Instant> over,
      Optional<String> endedBy,
      long version,
      Sight latest) {
    return new Alert(
        number, rule, cluster, subject, state, since, seen, snooze, over, endedBy, card, version,
        opened, latest);
  }
}
