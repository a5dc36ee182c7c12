package io.github.pgbailiff.verb;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.verb.finding.SessionHistory;
import io.github.pgbailiff.verb.finding.SessionHistory.Hit;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Hints;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code why}: what pgbailiff did to a session, who asked for it, and for what reason. */
final class WhyVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "why",
          List.of(),
          "what ended or cancelled a session in the last 7 days, who asked, and why",
          Set.of(),
          List.of(Positional.PIDS),
          List.of(Keys.USER, Keys.LIMIT, Keys.PAGE, Keys.PUBLIC),
          List.of("why 71322", "why user:me"));

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("request", "REQUEST", Audience.DATA),
          Column.of("verb", "VERB", Audience.DATA),
          Column.of("cluster", "CLUSTER", Audience.DATA),
          Column.of("pid", "PID", Audience.DATA),
          Column.of("backend_start", "BACKEND START", Audience.DATA),
          Column.of("outcome", "OUTCOME", Audience.DATA),
          Column.of("requester", "REQUESTER", Audience.DATA),
          Column.of("approved_by", "APPROVED BY", Audience.DATA),
          Column.of("reason", "REASON", Audience.DATA),
          Column.of("at", "AT", Audience.DATA));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    if (command.pids().isEmpty() && command.conditions().isEmpty()) {
      throw new UserMistake("why: of which session? why 71322 or why user:me would be right");
    }
    Requests.Page found =
        context
            .catalog()
            .requests()
            .get()
            .carriedOut(
                Hints.WITHIN, command.pids(), it -> !hits(List.of(it), command, context).isEmpty());
    List<Hit> hits = hits(found.requests(), command, context);
    Reply.Report report = report(hits, command);
    return new Plan.Answer(
        (found.more() ? report.noting(older(found.requests().getLast())) : report)
            .finding(
                byRequest(hits).stream()
                    .map(it -> Finding.of(Mark.NONE, Hit.sentence(it, context)))
                    .toList()));
  }

  private static String older(Request last) {
    return "older ones than %s are not told here; a pid, or audit, finds them".formatted(last.id());
  }

  private static List<Hit> hits(List<Request> requests, Command command, Context context) {
    return SessionHistory.of(requests, context).stream()
        .filter(it -> isMeant(it.target(), command))
        .toList();
  }

  /** What one request did is told once. */
  private static List<List<Hit>> byRequest(List<Hit> hits) {
    return List.copyOf(
        hits.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.request().id(), LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private static boolean isMeant(Target target, Command command) {
    return (command.pids().isEmpty() || command.pids().contains(target.id().pid()))
        && command.conditions().stream()
            .allMatch(it -> it instanceof Condition.OneOf list && isOf(list, target));
  }

  private static boolean isOf(Condition.OneOf list, Target target) {
    return target
        .user()
        .filter(user -> list.globs().stream().anyMatch(it -> it.matches(user)) != list.negated())
        .isPresent();
  }

  private static Reply.Report report(List<Hit> hits, Command command) {
    Body.Table table = Body.Table.of("requests", COLUMNS, hits.stream().map(WhyVerb::row).toList());
    List<String> notes =
        hits.isEmpty()
            ? List.of(
                "pgbailiff did nothing to %s in the last 7 days that you may know of"
                    .formatted(whom(command)))
            : List.of();
    return new Reply.Report(
        List.of(),
        "",
        List.of(new Section(List.of(), List.of(table), List.of())),
        notes,
        ExitCode.DONE);
  }

  private static String whom(Command command) {
    return command.pids().isEmpty()
        ? "sessions of that role"
        : command.pids().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static List<Value> row(Hit hit) {
    Request request = hit.request();
    return List.of(
        Value.text(request.id()),
        Value.text(request.change().verb()),
        Value.text(hit.part().cluster()),
        Value.whole(hit.target().id().pid()),
        Value.moment(Optional.of(hit.target().id().backendStart())),
        Value.text(hit.outcome().outcome().words()),
        Value.text(request.requester().name()),
        Value.texts(request.approvers().stream().map(Identity::name).toList()),
        Value.text(request.reason()),
        Value.moment(Optional.of(request.last().at())));
  }
}
