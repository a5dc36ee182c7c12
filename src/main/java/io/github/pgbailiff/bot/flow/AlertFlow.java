package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.card.AlertCard;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.verb.view.AlertView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The flow of what is pressed on an alert's card: every act starts as if it were typed, with the
 * rights and rules of whoever presses, and with the session that the card shows.
 */
public record AlertFlow(
    Authorizer authorizer,
    List<Declaration> verbs,
    List<Cluster> clusters,
    Supplier<Alerts> alerts,
    Function<String, Optional<Offer>> offers,
    Function<Invocation, Reply> commands,
    CommandAudit audit,
    Denials denials,
    Supplier<Instant> clock) {
  private static final String SNOOZE = "snooze";

  /** A question that has to be answered before a press counts. */
  public Reply question(Speaker by, Press press) {
    return seen(by, press.id(), Effect.READ.word())
        .<Reply>map(it ->
            new Reply.Question(
                "Snooze " + it.id(),
                AlertCard.finding(it),
                List.of(SnoozeFlow.HOW_LONG),
                "Snooze",
                new Press(press.action(), it.id(), it.version())))
        .orElseGet(() -> unseen(by, press.id()));
  }

  /** What a press comes to. */
  public Reply run(Invocation invocation, Speaker by, Press press, Map<String, String> answers) {
    Optional<Alert> found = seen(by, press.id(), Effect.READ.word());
    if (found.isEmpty()) {
      return unseen(by, press.id());
    }
    Alert alert = found.get();
    return switch (press.action()) {
      case ALERT_LOCKS -> words(invocation, List.of("locks", alert.cluster()), List.of());
      case ALERT_SHOW -> words(invocation, show(alert), List.of());
      case ALERT_USAGE -> words(invocation, List.of("usage", alert.cluster()), List.of());
      case ALERT_ACT -> act(invocation, alert);
      case ALERT_SNOOZE ->
          snoozes(alert)
              .answered(invocation, by, answers.getOrDefault(SnoozeFlow.HOW_LONG.name(), ""));
      default -> Refusals.usage("press: " + press.action() + " is no button of an alert");
    };
  }

  private static List<String> show(Alert alert) {
    return alert
        .subject()
        .pid()
        .map(it -> List.of("session", alert.cluster(), String.valueOf(it)))
        .orElse(List.of("sessions", alert.cluster()));
  }

  private Reply act(Invocation invocation, Alert alert) {
    Optional<Offer> offer = offers.apply(alert.rule());
    Optional<Sight.Watched> session = alert.latest().session();
    if (!alert.stands() || session.isEmpty()) {
      return Refusals.usage(alert.id() + " is over; there is nothing left to end");
    }
    if (offer.isEmpty()) {
      return Refusals.usage(
          "%s: rule %s offers no act any more; terminate %s %d asks for it all the same"
              .formatted(alert.id(), alert.rule(), alert.cluster(), session.get().pid()));
    }
    var seen =
        new SeenSession(
            new SessionId(session.get().pid(), session.get().backendStart()),
            session.get().xactStart());
    return words(
        invocation,
        List.of(offer.get().verb(), alert.cluster(), String.valueOf(seen.id().pid())),
        List.of(seen));
  }

  private Reply words(Invocation invocation, List<String> words, List<SeenSession> seen) {
    return commands.apply(invocation.with(new Invocation.Input.Words(words, seen)));
  }

  /** Holds an alert back for a while, for whoever may. */
  Reply snooze(Invocation invocation, Speaker by, String id, Duration time) {
    return seen(by, id, Effect.READ.word())
        .map(it -> snoozes(it).until(invocation, by, Optional.of(time)))
        .orElseGet(() -> unseen(by, id));
  }

  private SnoozeFlow snoozes(Alert alert) {
    return new SnoozeFlow(
        alert,
        by ->
            verbs.stream()
                .filter(it -> it.name().equals(SNOOZE))
                .findFirst()
                .flatMap(it ->
                    cluster(alert)
                        .map(c ->
                            authorizer
                                .limits(by.asker(), it, c)
                                .and(authorizer.limits(by.asker(), Effect.READ.word(), c)))),
        alerts.get().snoozes(),
        audit,
        denials,
        clock.get());
  }

  private Optional<Alert> seen(Speaker by, String id, String permission) {
    return Id.ALERT.numberOf(id).stream()
        .boxed()
        .flatMap(it -> alerts.get().find(it).stream())
        .flatMap(it ->
            cluster(it)
                .map(c -> authorizer.limits(by.asker(), permission, c))
                .flatMap(limits -> AlertView.of(limits, it))
                .stream())
        .findFirst();
  }

  private Optional<Cluster> cluster(Alert alert) {
    return clusters.stream().filter(it -> it.name().equals(alert.cluster())).findFirst();
  }

  private Reply unseen(Speaker by, String id) {
    return denials.ofUnkept(
        by,
        "alert: there is no %s that you may see; alerts lists those that you may".formatted(id));
  }
}
