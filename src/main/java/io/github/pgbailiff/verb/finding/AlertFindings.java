package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Sentence;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.SnoozeWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The sentences of alerts: those that stand first, with what could be looked at next.
 *
 * @param now by which a moment is near
 * @param offers the act that a rule offers
 * @param maySnooze which of them whoever asks may hold back
 */
public record AlertFindings(
    Instant now, Function<String, Optional<Offer>> offers, Predicate<Alert> maySnooze) {
  /** Of as many, something can be done with a press. */
  private static final int MOST_WITH_ACTS = 3;

  /** Of as many, something can be looked at with a press. */
  private static final int MOST_WITH_STEPS = 8;

  public List<Finding> of(List<Alert> alerts) {
    List<Alert> standing = alerts.stream().filter(Alert::stands).toList();
    return Stream.of(
            standing.stream().limit(MOST_WITH_ACTS).map(this::acting),
            standing.stream()
                .limit(MOST_WITH_STEPS)
                .skip(MOST_WITH_ACTS)
                .map(it -> sentence(it).then(looks(it))),
            standing.stream().skip(MOST_WITH_STEPS).map(this::sentence),
            alerts.stream().filter(it -> !it.stands()).map(this::sentence))
        .flatMap(it -> it)
        .toList();
  }

  /** {@code A-7: prod-eu: vic · psql (23036) … holds up 7 sessions, since 04:53}. */
  private Finding sentence(Alert alert) {
    Sentence sentence = Sentence.at(now);
    sentence
        .say("%s: %s: %s, since ".formatted(alert.id(), alert.cluster(), SightWords.of(alert)))
        .say(alert.since());
    switch (alert.state()) {
      case OPEN -> {}
      case SNOOZED -> SnoozeWords.say(alert, sentence.say("; "));
      case OVER -> over(alert, sentence);
    }
    return Finding.of(mark(alert), sentence.values());
  }

  private static void over(Alert alert, Sentence sentence) {
    sentence.say(alert.isUnwatched() ? "; not watched" : "; over");
    alert.over().ifPresent(it -> sentence.say(" since ").say(it));
    alert
        .endedBy()
        .ifPresent(it -> sentence.say(alert.isUnwatched() ? ", by " + it : ", ended by " + it));
  }

  private static Mark mark(Alert alert) {
    if (!alert.stands()) {
      return Mark.NONE;
    }
    return holds(alert) ? Mark.HELD_UP : Mark.LOOK;
  }

  private static boolean holds(Alert alert) {
    return alert.latest().waiting() > 0;
  }

  /** With what its card offers, while it is open. */
  private Finding acting(Alert alert) {
    boolean open = alert.state() == Alert.State.OPEN;
    List<Button> snooze =
        open && maySnooze.test(alert)
            ? List.of(
                new Button(
                    "Snooze " + alert.id() + "…",
                    Button.Style.PLAIN,
                    new Press(Press.Action.ALERT_SNOOZE, alert.id(), alert.version())))
            : List.of();
    return sentence(alert)
        .then(open ? act(alert).stream().toList() : List.of())
        .then(looks(alert))
        .with(snooze);
  }

  private Optional<Step> act(Alert alert) {
    return alert
        .latest()
        .session()
        .filter(_ -> SightWords.gains(alert.latest()))
        .flatMap(session -> offers.apply(alert.rule()).map(it -> act(alert, it, session)));
  }

  private static Step act(Alert alert, Offer offer, Sight.Watched session) {
    var id = new SessionId(session.pid(), session.backendStart());
    return new Step(
        offer.label(session.pid()),
        Button.Style.DANGER,
        List.of(offer.verb(), alert.cluster(), String.valueOf(session.pid())),
        List.of(new SeenSession(id, session.xactStart())));
  }

  private static List<Step> looks(Alert alert) {
    List<Step> steps = new ArrayList<>();
    if (holds(alert)) {
      steps.add(Step.look("Lock tree " + alert.id(), "locks", alert.cluster()));
    }
    alert.latest().session().ifPresent(it -> steps.add(Headline.show(alert.cluster(), it.pid())));
    return steps;
  }
}
