package io.github.pgbailiff.page;

import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
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
  private static final String LISTING = "sessions";
  private static final String CLUSTER = "cluster";
  private static final List<String> IDENTITY =
      List.of("pid", "backend_start", "xact_start", "protected");

  private RowHandles() {}

  /** A session that was listed. */
  public record Listed(String cluster, SeenSession session) {}

  /** Whether anything of the answer may be chosen. */
  static boolean areOffered(Reply.Report report) {
    return listings(report)
        .anyMatch(table -> table.rows().stream().anyMatch(row -> isOffered(table, row)));
  }

  private static boolean isOffered(Body.Table table, List<Value> row) {
    return seen(table, row).isPresent() && !cell(table, row, "protected").equals(Value.flag(true));
  }

  /** The answer with the handles of its rows. */
  public static Reply.Report on(Reply.Report report, String id) {
    PrimitiveIterator.OfInt numbers = IntStream.iterate(1, n -> n + 1).iterator();
    return changed(report, table -> on(table, id, numbers));
  }

  private static Body.Table on(Body.Table table, String id, PrimitiveIterator.OfInt numbers) {
    List<List<Value>> rows =
        table.rows().stream()
            .map(row -> {
              String handle = id + "." + numbers.nextInt();
              return adding(row, isOffered(table, row) ? Value.text(handle) : Value.none());
            })
            .toList();
    return new Body.Table(
        table.name(), adding(table.columns(), Column.HANDLE), rows, table.matched());
  }

  private static <T> List<T> adding(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }

  /** No more of the answer than the menu needs, row by row. */
  static Reply.Report choices(Reply.Report report) {
    List<Section> sections =
        changed(report, RowHandles::identities).sections().stream()
            .map(it ->
                new Section(
                    it.facts().stream().filter(RowHandles::isCluster).toList(),
                    it.bodies().stream().filter(RowHandles::isListing).toList(),
                    List.of()))
            .toList();
    return new Reply.Report(List.of(), report.list(), sections, List.of(), report.exit());
  }

  private static Body.Table identities(Body.Table table) {
    int[] kept =
        IntStream.range(0, table.columns().size())
            .filter(i -> IDENTITY.contains(table.columns().get(i).name()))
            .toArray();
    return new Body.Table(
        table.name(),
        IntStream.of(kept).mapToObj(table.columns()::get).toList(),
        table.rows().stream()
            .map(row -> IntStream.of(kept).<Value>mapToObj(row::get).toList())
            .toList(),
        table.matched());
  }

  private static Reply.Report changed(Reply.Report report, UnaryOperator<Body.Table> change) {
    return new Reply.Report(
        report.facts(),
        report.list(),
        report.sections().stream().map(it -> changed(it, change)).toList(),
        report.notes(),
        report.exit());
  }

  private static Section changed(Section section, UnaryOperator<Body.Table> change) {
    return new Section(
        section.facts(),
        section.bodies().stream()
            .map(it -> isListing(it) ? change.apply((Body.Table) it) : it)
            .toList(),
        section.notes());
  }

  /** The session of the row of that number; empty where none was offered. */
  public static Optional<Listed> row(Reply.Report report, int number) {
    return number < 1
        ? Optional.empty()
        : report.sections().stream()
            .flatMap(RowHandles::rows)
            .skip(number - 1L)
            .findFirst()
            .flatMap(row -> row);
  }

  private static Stream<Optional<Listed>> rows(Section section) {
    Optional<String> cluster =
        section.facts().stream()
            .filter(RowHandles::isCluster)
            .flatMap(it -> it.value() instanceof Value.Text(String name) ? Stream.of(name) : null)
            .findFirst();
    return tables(section)
        .flatMap(table ->
            table.rows().stream()
                .map(row ->
                    Optional.of(row)
                        .filter(it -> isOffered(table, it))
                        .flatMap(it -> seen(table, it))
                        .flatMap(seen -> cluster.map(name -> new Listed(name, seen)))));
  }

  private static Stream<Body.Table> listings(Reply.Report report) {
    return report.sections().stream().flatMap(RowHandles::tables);
  }

  private static Stream<Body.Table> tables(Section section) {
    return section.bodies().stream().filter(RowHandles::isListing).map(Body.Table.class::cast);
  }

  private static boolean isListing(Body body) {
    return body instanceof Body.Table && body.name().equals(LISTING);
  }

  private static boolean isCluster(Field field) {
    return field.column().name().equals(CLUSTER);
  }

  /** A session that cannot be told from the next one with its pid is none to choose. */
  private static Optional<SeenSession> seen(Body.Table table, List<Value> row) {
    return cell(table, row, "pid") instanceof Value.Whole(long pid)
        ? moment(cell(table, row, "backend_start"))
            .map(start -> new SeenSession((int) pid, start, moment(cell(table, row, "xact_start"))))
        : Optional.empty();
  }

  private static Value cell(Body.Table table, List<Value> row, String name) {
    return IntStream.range(0, row.size())
        .filter(i -> table.columns().get(i).name().equals(name))
        .<Value>mapToObj(row::get)
        .findFirst()
        .orElse(Value.none());
  }

  private static Optional<Instant> moment(Value value) {
    return value instanceof Value.Moment(Instant at) ? Optional.of(at) : Optional.empty();
  }
}
