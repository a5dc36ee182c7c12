package io.github.pgbailiff.alert;

import io.github.pgbailiff.alert.Alert.State;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Counter;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Alerts as rows of the store. */
final class AlertRows {
  /** How long an alert that is over can be asked for. */
  static final Duration KEPT = Duration.ofDays(7);

  private static final Class<?> HERE = AlertRows.class;

  private AlertRows() {}

  static long next(Tx tx) {
    return Counter.next(tx, "alert");
  }

  static void insert(Tx tx, long number, String cluster, Sighted sighted, long card, Instant now) {
    tx.update(
        HERE,
        "alert-insert",
        Values.of("number", number)
            .and("rule", sighted.rule().name())
            .and("cluster", cluster)
            .and("subject", sighted.subject().text())
            .and("since", sighted.since())
            .and("now", now)
            .and("card", card)
            .and("sight", SightJson.write(sighted.sight())));
  }

  static void update(Tx tx, Alert alert) {
    tx.update(
        HERE,
        "alert-update",
        Values.of("number", alert.number())
            .and("state", word(alert.state()))
            .and("since", alert.since())
            .and("seen", alert.seen())
            .and("snoozed_until", alert.snoozedUntil())
            .and("snoozed_by", alert.snooze().flatMap(Snooze::by))
            .and("snoozed_application", alert.snooze().flatMap(Snooze::application))
            .and("over", alert.over())
            .and("ended_by", alert.endedBy())
            .and("version", alert.version())
            .and("latest", SightJson.write(alert.latest())));
  }

  static List<Alert> standing(Tx tx, String cluster) {
    return alerts(tx, "alerts-standing", Values.of("cluster", cluster));
  }

  static Optional<Alert> former(Tx tx, String cluster, Sighted sighted, Instant after) {
    return alerts(
            tx,
            "alerts-former",
            Values.of("rule", sighted.rule().name())
                .and("cluster", cluster)
                .and("subject", sighted.subject().text())
                .and("after", after))
        .stream()
        .findFirst();
  }

  /** Whether it was over later than that. */
  static boolean isOverSince(Tx tx, String cluster, Sighted sighted, Instant time) {
    return former(tx, cluster, sighted, time)
        .flatMap(Alert::over)
        .filter(time::isBefore)
        .isPresent();
  }

  /** Whether another program's alert has come after the news that what it tells of is over. */
  static boolean isOver(Tx tx, String cluster, Sighted sighted, Instant after) {
    Optional<String> episode = sighted.sight().episode();
    return episode.isPresent()
        && former(tx, cluster, sighted, after)
            .filter(it -> it.latest().episode().equals(episode))
            .isPresent();
  }

  static Optional<Alert> find(Tx tx, long number) {
    return alerts(tx, "alert", Values.of("number", number)).stream().findFirst();
  }

  static List<Alert> onCard(Tx tx, long card) {
    return alerts(tx, "alerts-on-card", Values.of("card", card).and("limit", Alerts.MOST));
  }

  static List<Alert> listed(Tx tx, Instant after) {
    return alerts(tx, "alerts-listed", Values.of("after", after).and("limit", Alerts.MOST));
  }

  static Set<String> clusters(Tx tx) {
    return tx.query(HERE, "alert-clusters", Values.NONE).stream()
        .map(it -> it.text("cluster"))
        .collect(Collectors.toSet());
  }

  static List<Alert> wokenBy(Tx tx, Instant now) {
    return alerts(tx, "alerts-snoozed", Values.of("now", now));
  }

  static void purge(Tx tx, Instant now) {
    tx.update(HERE, "alert-purge", Values.of("before", now.minus(KEPT)));
    tx.update(HERE, "snooze-purge", Values.of("now", now));
  }

  /** A card that told of something, at one of its places. */
  record Told(long card, String cluster, String rule, Subject subject, Instant at, Place place) {}

  static List<Told> cardsSince(Tx tx, Instant after) {
    return tx.query(HERE, "cards-told", Values.of("after", after)).stream()
        .map(it ->
            new Told(
                it.number("number"),
                it.text("cluster"),
                it.text("rule"),
                new Subject(it.text("subject")),
                it.instant("told_at"),
                Place.of(it.text("platform"), it.text("channel"))))
        .toList();
  }

  /** The applications of which nothing is told. */
  static Set<String> quiet(Tx tx, String cluster, Instant now) {
    return tx.query(HERE, "snoozes", Values.of("cluster", cluster).and("now", now)).stream()
        .map(it -> it.text("application"))
        .collect(Collectors.toSet());
  }

  static void keepQuiet(Tx tx, Alert alert, String application, Instant until) {
    tx.update(
        HERE,
        "snooze-insert",
        Values.of("rule", alert.rule())
            .and("cluster", alert.cluster())
            .and("application", application)
            .and("until", until));
  }

  private static List<Alert> alerts(Tx tx, String statement, Values values) {
    return tx.query(HERE, statement, values).stream().map(AlertRows::alert).toList();
  }

  private static Alert alert(Row row) {
    return new Alert(
        row.number("number"),
        row.text("rule"),
        row.text("cluster"),
        new Subject(row.text("subject")),
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.instant("since"),
        row.instant("seen"),
        snooze(row),
        row.optionalInstant("over_at"),
        row.optionalText("ended_by"),
        row.number("card"),
        row.number("version"),
        SightJson.read(row.text("opened")),
        SightJson.read(row.text("latest")));
  }

  private static Optional<Snooze> snooze(Row row) {
    Optional<Instant> until = row.optionalInstant("snoozed_until");
    return row.text("state").equals(word(State.SNOOZED)) || until.isPresent()
        ? Optional.of(
            new Snooze(
                row.optionalText("snoozed_by"), row.optionalText("snoozed_application"), until))
        : Optional.empty();
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
