package io.github.pgbailiff.chat;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Column.Kind;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A row of a list that may be chosen in a menu.
 *
 * @param value an opaque handle, and nothing else
 */
public record RowChoice(String label, String value) {
  private static final int LABEL_COLUMNS = 5;

  /** What may be chosen, each row once; nothing where no rows have handles. */
  public static List<RowChoice> of(Reply.Report report) {
    var byValue = new LinkedHashMap<String, RowChoice>();
    report.sections().stream()
        .flatMap(section -> section.bodies().stream())
        .flatMap(body -> body instanceof Body.Table table ? of(table) : Stream.empty())
        .forEach(choice -> byValue.putIfAbsent(choice.value(), choice));
    return List.copyOf(byValue.values());
  }

  /** What a menu is about, with how many it offers where it has no room for all. */
  public static String about(String about, int room, List<RowChoice> choices) {
    return choices.size() <= room
        ? about
        : "%s (the first %d of %d)".formatted(about, room, choices.size());
  }

  private static Stream<RowChoice> of(Body.Table table) {
    int handle = table.columns().indexOf(Column.HANDLE);
    return handle < 0
        ? Stream.empty()
        : table.rows().stream()
            .filter(row -> !row.get(handle).equals(Value.none()))
            .map(row -> new RowChoice(label(table, row), CellText.text(row.get(handle))));
  }

  /** Facts before names: what a label has no room for is the end of the names. */
  private static String label(Body.Table table, List<Value> row) {
    String names = cells(table, row, EnumSet.of(Kind.NAME), " · ");
    return cells(table, row, EnumSet.of(Kind.FACT, Kind.CELL), " ")
        + (names.isEmpty() ? "" : " " + names);
  }

  private static String cells(Body.Table table, List<Value> row, Set<Kind> kinds, String gap) {
    return IntStream.range(0, row.size())
        .filter(i -> kinds.contains(table.columns().get(i).kind()))
        .filter(i -> table.columns().get(i).show().inNarrow())
        .filter(i -> !table.columns().get(i).sensitive())
        .mapToObj(i -> CellText.text(row.get(i)))
        .filter(it -> !it.equals(CellText.NONE))
        .limit(LABEL_COLUMNS)
        .collect(Collectors.joining(gap));
  }
}
