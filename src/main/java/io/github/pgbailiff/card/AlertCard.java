package io.github.pgbailiff.card;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alert.State;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.SnoozeWords;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The card of an alert, or of several that are told together.
 *
 * @param alerts the first gives the card its number
 * @param offer the act that a rule offers
 * @param owner whose session it is, in words
 * @param mentions whom it notifies, and channels that it names
 * @param now when it is shown
 */
public record AlertCard(
    List<Alert> alerts,
    Function<String, Optional<Offer>> offer,
    Function<Sight.Watched, Optional<String>> owner,
    List<String> mentions,
    Instant now) {
  private static final int ROWS = 20;
  private static final int CLUSTERS = 5;

  public AlertCard {
    alerts = List.copyOf(alerts);
    mentions = List.copyOf(mentions);
  }

  /** The card. */
  public Reply.Card reply() {
    boolean stands = alerts.stream().anyMatch(it -> it.state() == State.OPEN);
    return alerts.size() == 1
        ? one(alerts.getFirst())
        : new Reply.Card(
            several(),
            stands ? Tone.BAD : Tone.GOOD,
            list(),
            List.of(),
            stands ? mentions : List.of());
  }

  private Reply.Card one(Alert alert) {
    return switch (alert.state()) {
      case OPEN ->
          new Reply.Card(
              mark(alert) + " " + finding(alert),
              Tone.BAD,
              report(new AlertFacts(alert, owner, now).list()),
              buttons(alert),
              mentions);
      case SNOOZED ->
          new Reply.Card(
              "💤 " + finding(alert),
              Tone.SNOOZED,
              report(new AlertFacts(alert, owner, now).list()),
              looks(alert),
              List.of());
      case OVER -> over(alert);
    };
  }

  /** What nobody watches for may go on, which is no good news. */
  private static Reply.Card over(Alert alert) {
    String mark = alert.isUnwatched() ? "⚪ " : "🟢 ";
    Tone tone = alert.isUnwatched() ? Tone.OVER : Tone.GOOD;
    return new Reply.Card(
        mark + AlertFacts.over(alert), tone, report(List.of(was(alert))), List.of(), List.of());
  }

  /** Nobody is held up by what holds back vacuum alone. */
  private static String mark(Alert alert) {
    boolean alone = alert.latest().session().isPresent() || alert.subject().isBesideSessions();
    return alert.latest().waiting() > 0 || !alone ? "🔴" : "🟡";
  }

  /** What was found, with the cluster before it. */
  public static String finding(Alert alert) {
    return alert.cluster() + ": " + SightWords.of(alert);
  }

  private static Field was(Alert alert) {
    Sight sight = alert.latest();
    boolean words =
        Stream.of(sight.session(), sight.connections(), sight.sessions())
            .allMatch(Optional::isEmpty);
    // Words of others are in the present, whatever has become of it.
    return Field.people("", Value.text((words ? "then: " : "") + SightWords.past(sight)));
  }

  private List<Button> buttons(Alert alert) {
    Stream<Button> act =
        alert.subject().pid().stream()
            .flatMap(pid ->
                offer.apply(alert.rule()).filter(_ -> SightWords.gains(alert.latest())).stream()
                    .map(it -> act(alert, it, pid)));
    return Stream.concat(act, looks(alert).stream()).toList();
  }

  /** What can be looked at, and for how long it is held back. */
  private static List<Button> looks(Alert alert) {
    Stream<Button> look =
        alert.subject().pid().isPresent()
            ? Stream.of(
                button("Lock tree", Press.Action.ALERT_LOCKS, alert),
                button("Show " + alert.subject().pid().get(), Press.Action.ALERT_SHOW, alert))
            : Stream.of(
                button("Sessions", Press.Action.ALERT_SHOW, alert),
                button("Lock tree", Press.Action.ALERT_LOCKS, alert),
                button("Usage", Press.Action.ALERT_USAGE, alert));
    Stream<Button> quiet = Stream.of(button("Snooze…", Press.Action.ALERT_SNOOZE, alert));
    return Stream.concat(look, quiet).toList();
  }

  private static Button act(Alert alert, Offer offer, int pid) {
    return new Button(
        offer.label(pid),
        Button.Style.DANGER,
        new Press(Press.Action.ALERT_ACT, alert.id(), alert.version()));
  }

  private static Button button(String label, Press.Action action, Alert alert) {
    return new Button(label, Button.Style.PLAIN, new Press(action, alert.id(), alert.version()));
  }

  private String several() {
    long open = alerts.stream().filter(Alert::stands).count();
    boolean oneRule = alerts.stream().map(Alert::rule).distinct().count() == 1;
    String what = oneRule ? alerts.getFirst().rule() : "several rules";
    List<String> clusters = ordered().map(Alert::cluster).distinct().toList();
    return "%s %d of %d alerts %s open: %s on %s"
        .formatted(
            open > 0 ? "🔴" : "🟢",
            open,
            alerts.size(),
            open == 1 ? "is" : "are",
            what,
            Counts.named(clusters, CLUSTERS));
  }

  /** Those that stand first: the others are cut where there are many. */
  private Stream<Alert> ordered() {
    return alerts.stream().sorted(Comparator.comparing(it -> !it.stands()));
  }

  private Reply.Report list() {
    List<Field> lines = ordered().limit(ROWS).map(it -> Field.people("", line(it))).toList();
    String more =
        alerts.size() > ROWS
            ? "%d of %d; alerts lists them all, ".formatted(ROWS, alerts.size())
            : "";
    String one = Id.ALERT.of(alerts.getFirst().card());
    return new Reply.Report(
        lines,
        "",
        List.of(),
        List.of("%salerts %s tells more of one".formatted(more, one)),
        ExitCode.DONE);
  }

  private Value line(Alert alert) {
    Value words = Value.text("%s · %s".formatted(alert.id(), finding(alert)));
    return switch (alert.state()) {
      case OPEN -> Value.line(words);
      case SNOOZED -> Value.line(words, Value.text(" · "), SnoozeWords.of(alert, now));
      case OVER ->
          Value.line(words, Value.text(alert.isUnwatched() ? " · no longer watched" : " · over"));
    };
  }

  private static Reply.Report report(List<Field> facts) {
    return new Reply.Report(facts, "", List.of(), List.of(), ExitCode.DONE);
  }
}
