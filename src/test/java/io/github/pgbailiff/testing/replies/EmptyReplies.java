package io.github.pgbailiff.testing.replies;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replies with as little in them as can be. */
public final class EmptyReplies {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", "ID", Audience.ALWAYS),
          Column.sensitive("query", "QUERY", Audience.ALWAYS));
  private static final Field NONE = Field.of("reason", "reason", Value.none());

  private EmptyReplies() {}

  /** All that there are, each plainly, publicly and wide. */
  public static List<Reply> all() {
    List<Reply> all = new ArrayList<>();
    for (Reply.Report report : reports()) {
      all.add(report);
      for (Presentation.View view : Presentation.View.values()) {
        all.add(new Reply.Presented(report, new Presentation(view, true)));
        all.add(new Reply.Presented(report, new Presentation(view, false)));
      }
    }
    return List.copyOf(all);
  }

  private static List<Reply.Report> reports() {
    List<Reply.Report> reports = new ArrayList<>();
    reports.add(new Reply.Report(List.of(), "", List.of(), List.of(), ExitCode.DONE));
    reports.add(new Reply.Report(List.of(NONE), "", List.of(), List.of(), ExitCode.DONE));
    for (Body body : bodies()) {
      reports.add(report(List.of(), body));
      reports.add(report(List.of(NONE), body));
      reports.add(report(List.of(), new Body.Details("details", List.of(NONE), List.of(body))));
    }
    return reports;
  }

  private static Reply.Report report(List<Field> facts, Body body) {
    var section = new Section(facts, List.of(body), List.of());
    return new Reply.Report(List.of(), "clusters", List.of(section), List.of(), ExitCode.DONE);
  }

  private static List<Body> bodies() {
    return List.of(
        Body.Table.of("requests", COLUMNS, List.of()),
        Body.Table.of("blocks", List.of(), List.of()),
        Body.Table.of("secrets", COLUMNS.subList(1, 2), List.of(List.of(Value.text("SELECT 1")))),
        new Body.Tree("roots", "waiters", COLUMNS, List.of()),
        new Body.Counts("by_state", "state", Map.of(), Map.of()),
        new Body.Details("session", List.of(), List.of()),
        new Body.Documents("events", List.of()));
  }
}
