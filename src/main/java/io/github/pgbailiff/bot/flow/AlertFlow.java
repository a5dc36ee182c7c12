package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.AlertId;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.card.AlertCard;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.view.AlertView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
  private static final String TIME = "for";
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration WHILE = Duration.ofHours(4);

  /** A question that has to be answered before a press counts. */
  public Reply question(Speaker by, Press press) {
    return seen(by, press.id(), Effect.READ.word())
        .<Reply>map(it ->
            new Reply.Question(
                "Snooze " + it.id(),
                AlertCard.finding(it),
                List.of(
                    new Reply.Input(
                        TIME,
                        "For how long",
                        false,
                        true,
                        "30m, 4h, over (until it is over), or app (this application here, for"
                            + " 4h)")),
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
      case ALERT_SNOOZE -> snooze(invocation, by, alert, answers.getOrDefault(TIME, ""));
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
    if (!alert.stands() || offer.isEmpty() || session.isEmpty()) {
      return Refusals.usage(alert.id() + " is over; there is nothing left to end");
    }
    String verb = offer.get() == Offer.TERMINATE ? "terminate" : "cancel";
    var seen =
        new SeenSession(
            new SessionId(session.get().pid(), session.get().backendStart()),
            session.get().xactStart());
    return words(
        invocation, List.of(verb, alert.cluster(), String.valueOf(seen.id().pid())), List.of(seen));
  }

  private Reply words(Invocation invocation, List<String> words, List<SeenSession> seen) {
    return commands.apply(invocation.with(new Invocation.Input.Words(words, seen)));
  }

  private Reply snooze(Invocation invocation, Speaker by, Alert alert, String answer) {
    String text = answer.strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "over" -> snooze(invocation, by, alert, Optional.empty());
      case "app" -> quietApplication(invocation, by, alert);
      default ->
          Durations.isDuration(text) && Durations.parse(text).compareTo(LONGEST) <= 0
              ? snooze(invocation, by, alert, Optional.of(Durations.parse(text)))
              : Refusals.usage(
                  "snooze: \"%s\" is neither a time such as 30m or 4h, nor over, nor app"
                      .formatted(answer));
    };
  }

  /** Holds an alert back for a while, for whoever may; empty: until it is over. */
  Reply snooze(Invocation invocation, Speaker by, String id, Duration time) {
    return seen(by, id, Effect.READ.word())
        .map(it -> snooze(invocation, by, it, Optional.of(time)))
        .orElseGet(() -> unseen(by, id));
  }

  private Reply snooze(Invocation invocation, Speaker by, Alert alert, Optional<Duration> time) {
    Optional<String> denied = denied(by, alert);
    if (denied.isPresent()) {
      return denials.of(by, alert, denied.get());
    }
    Optional<Instant> until = time.map(clock.get()::plus);
    audit.snoozed(invocation, by.asker(), alert, until);
    alerts.get().snoozes().add(alert.number(), until);
    return told(alert, until);
  }

  private Reply quietApplication(Invocation invocation, Speaker by, Alert alert) {
    Optional<String> denied = denied(by, alert);
    if (denied.isPresent()) {
      return denials.of(by, alert, denied.get());
    }
    Instant until = clock.get().plus(WHILE);
    audit.snoozed(invocation, by.asker(), alert, Optional.of(until));
    alerts.get().snoozes().addApplication(alert.number(), until);
    return told(alert, Optional.of(until));
  }

  private static Reply told(Alert alert, Optional<Instant> until) {
    return new Reply.Report(
        List.of(
            Field.of("alert", "", Value.text(alert.id())),
            Field.data("state", Value.text("snoozed")),
            Field.people(
                "", Value.text("is snoozed" + (until.isEmpty() ? " until it is over" : ""))),
            Field.of("until", "until", Value.moment(until))),
        "",
        List.of(),
        List.of(),
        ExitCode.DONE);
  }

  private Optional<String> denied(Speaker by, Alert alert) {
    Optional<Declaration> snooze =
        verbs.stream().filter(it -> it.name().equals(SNOOZE)).findFirst();
    return cluster(alert)
        .flatMap(at -> snooze.map(verb -> authorizer.limits(by.asker(), verb, at)))
        .map(limits -> AlertView.exclusion(limits, alert))
        .orElse(Optional.of("cluster " + alert.cluster() + " is not configured any more"));
  }

  private Optional<Alert> seen(Speaker by, String id, String permission) {
    return AlertId.numberOf(id).stream()
        .boxed()
        .flatMap(it -> alerts.get().find(it).stream())
        .filter(it ->
            cluster(it)
                .map(c -> authorizer.limits(by.asker(), permission, c))
                .filter((Limits limits) -> AlertView.exclusion(limits, it).isEmpty())
                .isPresent())
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
