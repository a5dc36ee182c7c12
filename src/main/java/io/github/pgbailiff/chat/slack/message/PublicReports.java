package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Replies without what everybody must not read: query text and client addresses. */
public final class PublicReports {
  private PublicReports() {}

  public static Reply of(Reply reply) {
    return switch (reply) {
      case Reply.Report report -> of(report);
      case Reply.Card card -> card.telling(of(card.report()));
      case Reply.Attachment(String name, Reply.Report report) ->
          new Reply.Attachment(name, of(report));
      case Reply.Presented(Reply shown, var presentation) ->
          new Reply.Presented(of(shown), presentation);
      case Reply.Refusal _, Reply.Question _ -> reply;
    };
  }

  private static Reply.Report of(Reply.Report report) {
    return new Reply.Report(
        fields(report.facts()),
        report.list(),
        report.sections().stream()
            .map(section ->
                new Section(fields(section.facts()), bodies(section.bodies()), section.notes()))
            .toList(),
        report.notes(),
        report.exit());
  }

  private static List<Field> fields(List<Field> fields) {
    return fields.stream().filter(field -> !field.column().sensitive()).toList();
  }

  private static List<Body> bodies(List<Body> bodies) {
    return bodies.stream().map(PublicReports::body).toList();
  }

  private static Body body(Body body) {
    return switch (body) {
      case Body.Table table ->
          new Body.Table(
              table.name(),
              columns(table.columns()),
              table.rows().stream().map(row -> values(table.columns(), row)).toList(),
              table.matched());
      case Body.Tree tree ->
          new Body.Tree(
              tree.name(),
              tree.children(),
              columns(tree.columns()),
              tree.roots().stream().map(node -> node(tree.columns(), node)).toList());
      case Body.Details details ->
          new Body.Details(details.name(), fields(details.fields()), bodies(details.bodies()));
      case Body.Counts counts -> counts;
      // Documents are for programs; what they hold cannot be told.
      case Body.Documents documents -> new Body.Documents(documents.name(), List.of());
    };
  }

  private static List<Column> columns(List<Column> columns) {
    return columns.stream().filter(column -> !column.sensitive()).toList();
  }

  private static List<Value> values(List<Column> columns, List<Value> row) {
    return IntStream.range(0, row.size())
        .filter(i -> !columns.get(i).sensitive())
        .mapToObj(row::get)
        .toList();
  }

  private static Body.Node node(List<Column> columns, Body.Node node) {
    return new Body.Node(
        values(columns, node.values()),
        node.children().stream().map(child -> node(columns, child)).toList());
  }
}
