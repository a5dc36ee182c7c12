package io.github.pgbailiff.alert;

import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.AlertAnnouncements;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The alerts of a store.
 *
 * <p>One thing has one alert while it is true: what is seen again edits its card, and what is true
 * again soon after it was over opens the same one. What a card shows is stored with the row that
 * lets it be edited, so that a restart or another replica tells nothing twice.
 */
public final class Alerts {
  /** As late as a delivery comes that was overtaken; a real one comes again later. */
  private static final Duration LATE = Duration.ofMinutes(1);

  /** The most alerts that are listed. */
  public static final int MOST = 2_000;

  private final Store store;
  private final InstantSource clock;
  private final AlertAnnouncements announcements;

  public Alerts(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.announcements = new AlertAnnouncements(clock);
  }

  /**
   * Keeps what a look at a cluster has shown.
   *
   * @param began when it began: what was seen or was over later than that it knows nothing of, as
   *     one of a process that stood still meanwhile
   * @param looked those that could be judged: what is not found any more is over
   * @param now what they found; what is not due keeps an alert that stands, and begins none: a
   *     process that has just started cannot know since when it has been true
   * @param enders who ended what is over, as far as pgbailiff did it
   */
  public void looked(
      String cluster,
      Instant began,
      Predicate<Alert> looked,
      List<Sighted> now,
      Map<String, String> channels,
      Enders enders) {
    store.transact(tx -> {
      List<Alert> standing = AlertRows.standing(tx, cluster);
      standing.stream()
          .filter(looked)
          .filter(it -> !it.seen().isAfter(began))
          .filter(it -> now.stream().noneMatch(one -> one.isOf(it)) && !enders.areAtWork(it))
          .forEach(it -> end(tx, it, enders.of(it)));
      var quiet = AlertRows.quiet(tx, cluster, clock.instant());
      for (Sighted sighted : now) {
        Optional<Alert> same = standing.stream().filter(sighted::isOf).findFirst();
        same.ifPresent(it -> seen(tx, it, sighted));
        if (same.isEmpty()
            && sighted.isDue(clock.instant(), quiet)
            && !AlertRows.isOverSince(tx, cluster, sighted, began)) {
          begin(tx, cluster, sighted, channels);
        }
      }
      return 0;
    });
  }

  private void seen(Tx tx, Alert alert, Sighted sighted) {
    Alert now = alert.seenAgain(clock.instant(), sighted.sight());
    keep(tx, now, now.version() > alert.version());
  }

  private void begin(Tx tx, String cluster, Sighted sighted, Map<String, String> channels) {
    Instant at = clock.instant();
    Optional<Alert> former =
        AlertRows.former(tx, cluster, sighted, at.minus(sighted.rule().againAfter()));
    Set<Place> places = AlertCards.places(sighted.rule(), channels);
    if (former.isPresent()) {
      Alert alert = former.get().reopened(at, sighted);
      AlertRows.update(tx, alert);
      announcements.reopened(tx, places, Id.ALERT.of(alert.card()));
      return;
    }
    long number = AlertRows.next(tx);
    long card = AlertCards.card(tx, number, cluster, sighted, places, at);
    AlertRows.insert(tx, number, cluster, sighted, card, at);
    if (card == number) {
      announcements.card(tx, places, Id.ALERT.of(number));
    } else {
      announcements.again(tx, Id.ALERT.of(card));
    }
  }

  private void end(Tx tx, Alert alert, Optional<String> endedBy) {
    AlertRows.update(tx, alert.ended(clock.instant(), endedBy));
    announcements.over(tx, Id.ALERT.of(alert.card()));
  }

  private void keep(Tx tx, Alert alert, boolean news) {
    AlertRows.update(tx, alert);
    if (news) {
      announcements.again(tx, Id.ALERT.of(alert.card()));
    }
  }

  /** Those that are held back. */
  public Snoozes snoozes() {
    return new Snoozes(store, clock, announcements);
  }

  /** Opens, edits or ends what another program tells of; false where no more of it may stand. */
  public boolean foreign(
      String cluster,
      WatchRule rule,
      Subject subject,
      Sight sight,
      boolean resolved,
      Map<String, String> channels) {
    return store.transact(tx -> {
      var sighted = new Sighted(rule, subject, sight.at(), sight);
      List<Alert> all = AlertRows.standing(tx, cluster);
      Optional<Alert> standing = all.stream().filter(sighted::isOf).findFirst();
      if (resolved) {
        standing.ifPresent(it -> end(tx, it, Optional.empty()));
      } else if (standing.isPresent()) {
        Sight beside = sight.besideSameAs(standing.get().latest());
        seen(tx, standing.get(), new Sighted(rule, subject, sight.at(), beside));
      } else if (!AlertRows.isOver(tx, cluster, sighted, clock.instant().minus(LATE))) {
        if (!rule.hasRoomBeside(all)) {
          return false;
        }
        begin(tx, cluster, sighted, channels);
      }
      return true;
    });
  }

  /** Puts what a cluster shows beside what other programs tell of it, once a minute at most. */
  public void beside(String cluster, Supplier<String> sight) {
    Instant at = clock.instant();
    List<Alert> foreign =
        store.read(tx -> AlertRows.standing(tx, cluster)).stream()
            .filter(it -> it.subject().isForeign())
            .toList();
    if (foreign.isEmpty()) {
      return;
    }
    String seen = sight.get();
    Predicate<Alert> due = it -> it.subject().isForeign() && it.latest().wantsBeside(seen, at);
    if (foreign.stream().noneMatch(due)) {
      return;
    }
    store.transact(tx -> {
      AlertRows.standing(tx, cluster).stream()
          .filter(due)
          .forEach(it -> keep(tx, it.seenAgain(at, it.latest().beside(at, seen)), true));
      return 0;
    });
  }

  /** Removes what nobody can ask for any more. */
  public void purge() {
    store.transact(tx -> {
      AlertRows.purge(tx, clock.instant());
      return 0;
    });
  }

  /** An alert by its number. */
  public Optional<Alert> find(long number) {
    return store.read(tx -> AlertRows.find(tx, number));
  }

  /** Those that one card tells of. */
  public List<Alert> onCard(long card) {
    return store.read(tx -> AlertRows.onCard(tx, card));
  }

  /** The clusters of which an alert stands. */
  public Set<String> clusters() {
    return store.read(AlertRows::clusters);
  }

  /** Those that stand, then those that were over within that time, the newest first. */
  public List<Alert> listed(Duration within) {
    return store.read(tx -> AlertRows.listed(tx, clock.instant().minus(within)));
  }
}
