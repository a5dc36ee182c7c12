package io.github.pgbailiff.page;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Handles of the rows of a stored answer: the answer's id and the number of a row. They are all
 * that a menu carries, so that what is chosen is the session that was seen, as it was seen.
 */
public final class RowHandles {
  private RowHandles() {}

  /** Whether anything of the answer may be chosen. */
  static boolean areOffered(Reply.Report report) {
    return sessions(report).anyMatch(Value.Listed.class::isInstance);
  }

  /** The answer with the handles of its rows. */
  public static Reply.Report on(Reply.Report report, String id) {
    PrimitiveIterator.OfInt numbers = IntStream.iterate(1, n -> n + 1).iterator();
    return changed(report, table -> on(table, id, numbers));
  }

  private static Body.Table on(Body.Table table, String id, PrimitiveIterator.OfInt numbers) {
    int session = table.columns().indexOf(Column.SESSION);
    return new Body.Table(
        table.name(),
        replaced(table.columns(), session, Column.HANDLE),
        table.rows().stream()
            .map(row -> {
              String handle = id + "." + numbers.nextInt();
              boolean offered = row.get(session) instanceof Value.Listed;
              return replaced(row, session, offered ? Value.text(handle) : Value.none());
            })
            .toList(),
        table.matched());
  }

  private static <T> List<T> replaced(List<T> list, int index, T by) {
    List<T> replaced = new ArrayList<>(list);
    replaced.set(index, by);
    return replaced;
  }

  /** No more of the answer than the menu needs, row by row. */
  static Reply.Report choices(Reply.Report report) {
    List<Section> sections =
        changed(report, RowHandles::sessions).sections().stream()
            .map(section ->
                new Section(
                    List.of(),
                    section.bodies().stream().filter(RowHandles::isListing).toList(),
                    List.of()))
            .toList();
    return new Reply.Report(List.of(), report.list(), sections, List.of(), report.exit())
        .finding(NextSteps.choices(report));
  }

  private static Body.Table sessions(Body.Table table) {
    List<List<Value>> rows = cells(table).map(List::of).toList();
    return new Body.Table(table.name(), List.of(Column.SESSION), rows, table.matched());
  }

  private static Reply.Report changed(Reply.Report report, UnaryOperator<Body.Table> change) {
    return report.with(
        report.sections().stream().map(section -> changed(section, change)).toList());
  }

  private static Section changed(Section section, UnaryOperator<Body.Table> change) {
    return new Section(
        section.facts(),
        section.bodies().stream()
            .map(body -> isListing(body) ? change.apply((Body.Table) body) : body)
            .toList(),
        section.notes());
  }

  /** The session of the row of that number; empty where none was offered. */
  public static Optional<Value.Listed> row(Reply.Report report, int number) {
    return number < 1
        ? Optional.empty()
        : sessions(report)
            .skip(number - 1L)
            .findFirst()
            .flatMap(value ->
                value instanceof Value.Listed listed ? Optional.of(listed) : Optional.empty());
  }

  private static Stream<Value> sessions(Reply.Report report) {
    return report.sections().stream()
        .flatMap(section -> section.bodies().stream())
        .filter(RowHandles::isListing)
        .flatMap(body -> cells((Body.Table) body));
  }

  private static Stream<Value> cells(Body.Table listing) {
    int session = listing.columns().indexOf(Column.SESSION);
    return listing.rows().stream().map(row -> row.get(session));
  }

  private static boolean isListing(Body body) {
    return body instanceof Body.Table table && table.columns().contains(Column.SESSION);
  }
}
