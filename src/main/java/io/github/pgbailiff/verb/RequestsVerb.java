package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.verb.finding.Headline;
import io.github.pgbailiff.verb.finding.RequestFindings;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The verb {@code requests}: what waits, and what is being carried out. */
final class RequestsVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "requests",
          List.of(),
          "open requests of all platforms",
          Set.of(Effect.READ),
          List.of(),
          List.of(Keys.LIMIT, Keys.PAGE, Keys.VIEW, Keys.PUBLIC),
          List.of("requests"));

  private static final List<Column> COLUMNS =
      List.of(
          column("request", "ID"),
          column("state", "STATE"),
          column("verb", "VERB"),
          column("cluster", "CLUSTER"),
          column("requester", "REQUESTER"),
          data("have"),
          data("need"),
          data("approvals"),
          people("APPROVALS"),
          column("expires_at", "EXPIRES"));

  private static final String MORE =
      "there are more open requests than are looked through: the newest of them are not listed";

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    RequestRights rights = context.catalog().rights();
    Requests.Page open = context.catalog().requests().get().firstOpen();
    List<Request> seen =
        open.requests().stream().flatMap(it -> rights.view(it, context.asker()).stream()).toList();
    List<List<Value>> rows = seen.stream().map(RequestsVerb::row).toList();
    Reply.Report report =
        Fields.report(
                List.of(),
                ExitCode.DONE,
                Fields.rows(Body.Table.of("requests", COLUMNS, rows), command))
            .finding(
                seen.isEmpty()
                    ? List.of(Headline.nothing("no open requests"))
                    : RequestFindings.of(seen, context));
    return new Plan.Answer(open.more() ? report.noting(MORE) : report);
  }

  private static List<Value> row(Request request) {
    ApprovalTally tally = request.tally();
    Value approvals =
        tally.need() == 0
            ? Value.none()
            : Value.text("%d of %d".formatted(tally.have(), tally.need()));
    return List.of(
        Value.text(request.id()),
        Value.text(request.state().word()),
        Value.text(request.change().verb()),
        Value.text(String.join(",", request.change().clusters())),
        Value.text(request.requester().name()),
        Value.whole(tally.have()),
        Value.whole(tally.need()),
        new Value.Many(tally.counts().stream().map(RequestsVerb::approvals).toList()),
        approvals,
        Value.moment(Optional.of(request.expiresAt())));
  }

  private static Value approvals(ApprovalTally.Count count) {
    var values = new LinkedHashMap<String, Value>();
    values.put("need", Value.whole(count.asked().need()));
    values.put("have", Value.whole(count.have()));
    values.put("from", Value.texts(count.asked().from()));
    return new Value.Named(values);
  }
}
