package io.github.pgbailiff.verb;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Snooze;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.AlertFindings;
import io.github.pgbailiff.verb.finding.Headline;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Services;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.AlertView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.SightWords;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code alerts}: the open alerts, with what was seen. */
final class AlertsVerb implements Verb {
  private static final Duration RECENT = Duration.ofHours(24);
  private static final Declaration DECLARATION =
      new Declaration(
          "alerts",
          List.of(),
          "what the watch has told: open alerts, and those of the last day",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS, Positional.ALERT),
          List.of(Keys.LIMIT, Keys.PAGE, Keys.VIEW, Keys.PUBLIC),
          List.of("alerts", "alerts prod-eu", "alerts A-7"));

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("alert", "ALERT", Audience.ALWAYS),
          Column.of("finding", "FINDING", Audience.PEOPLE_WIDE),
          Column.of("state", "STATE", Audience.ALWAYS),
          Column.of("since", "SINCE", Audience.ALWAYS),
          Column.of("until", "UNTIL", Audience.ALWAYS),
          Column.of("snoozed_by", "SNOOZED BY", Audience.DATA),
          Column.of("rule", "RULE", Audience.WIDE),
          Column.of("cluster", "CLUSTER", Audience.WIDE),
          Column.of("pid", "PID", Audience.DATA),
          Column.of("backend_start", "BACKEND START", Audience.DATA),
          Column.of("waiting", "WAITING", Audience.DATA),
          Column.of("ended_by", "ENDED BY", Audience.ALWAYS));

  private static final String MORE =
      "there are more alerts than the %d that were looked through".formatted(Alerts.MOST);

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    Alerts alerts = context.catalog().alerts().get();
    List<Alert> asked =
        command.argument().isPresent()
            ? alerts.find(number(command.argument().get())).stream().toList()
            : alerts.listed(RECENT);
    List<Alert> seen = asked.stream().flatMap(it -> seen(it, context).stream()).toList();
    Reply.Report report = report(seen, command, context);
    return new Plan.Answer(asked.size() < Alerts.MOST ? report : report.noting(MORE));
  }

  private static long number(String id) {
    return Id.ALERT
        .numberOf(id)
        .orElseThrow(() -> new UserMistake("alerts: \"" + id + "\" is not an id such as A-7"));
  }

  private static Optional<Alert> seen(Alert alert, Context context) {
    return context.scopes().stream()
        .filter(it -> it.name().equals(alert.cluster()))
        .flatMap(it -> AlertView.of(it.limits(), alert).stream())
        .findFirst();
  }

  private static Reply.Report report(List<Alert> seen, Command command, Context context) {
    Optional<String> asked = command.argument();
    Body.Table table =
        Body.Table.of("alerts", COLUMNS, seen.stream().map(AlertsVerb::row).toList());
    List<Field> facts =
        asked.isPresent() ? seen.stream().flatMap(AlertsVerb::whenItOpened).toList() : List.of();
    return Fields.report(facts, ExitCode.DONE, Fields.rows(table, command))
        .finding(findings(seen, asked, context));
  }

  private static List<Finding> findings(List<Alert> seen, Optional<String> asked, Context context) {
    Optional<String> nothing =
        asked.isPresent()
            ? asked.filter(_ -> seen.isEmpty()).map(AlertsVerb::unknown)
            : Optional.of("no open alerts").filter(_ -> seen.stream().noneMatch(Alert::stands));
    return Stream.concat(nothing.map(Headline::nothing).stream(), told(context).of(seen).stream())
        .toList();
  }

  private static AlertFindings told(Context context) {
    return new AlertFindings(
        context.catalog().clock().instant(),
        context.catalog().offers(),
        it -> maySnooze(it, context));
  }

  private static boolean maySnooze(Alert alert, Context context) {
    Services all = context.catalog();
    return all.clusters().stream()
        .filter(it -> it.name().equals(alert.cluster()))
        .anyMatch(it ->
            all.authorizer().limits(context.asker(), SnoozeVerb.DECLARATION, it).leaveSomething());
  }

  private static String unknown(String id) {
    return "there is no %s that you may see; alerts lists those of the last day".formatted(id);
  }

  /** What was seen then, whatever has become of it. */
  private static Stream<Field> whenItOpened(Alert alert) {
    return Stream.concat(
            Stream.of(SightWords.finding(alert.opened())), SightWords.cost(alert.opened()).stream())
        .map(it -> Field.people("when it opened", Value.text(it)));
  }

  private static List<Value> row(Alert alert) {
    Optional<Sight.Watched> session = alert.latest().session();
    return List.of(
        Value.text(alert.id()),
        Value.text(alert.cluster() + ": " + SightWords.of(alert)),
        Value.text(alert.state().name().toLowerCase(Locale.ROOT)),
        Value.moment(Optional.of(alert.since())),
        Value.moment(alert.over().or(alert::snoozedUntil)),
        Value.text(alert.snooze().filter(_ -> alert.stands()).flatMap(Snooze::by)),
        Value.text(alert.rule()),
        Value.text(alert.cluster()),
        session.map(it -> Value.whole(it.pid())).orElseGet(Value::none),
        Value.moment(session.map(Sight.Watched::backendStart)),
        Value.whole(alert.latest().waiting()),
        Value.text(alert.endedBy()));
  }
}
