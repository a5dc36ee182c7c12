package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Cells;
import io.github.pgbailiff.chat.Forest;
import io.github.pgbailiff.chat.Grid;
import io.github.pgbailiff.chat.PlainText;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Show;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A report as pieces of text, top to bottom. */
final class SlackPieces {

  /** A part of a message that can be shown alone. */
  sealed interface Piece {
    /** A head line: the first word stands out. */
    record Head(String first, List<String> rest) implements Piece {}

    /** Named values, one a line. */
    record Facts(List<Fact> facts) implements Piece {}

    /** Lines of equal characters. The first {@code heading} ones belong to each part of them. */
    record Lines(int heading, List<String> lines) implements Piece {}

    /** Small print. */
    record Note(String text) implements Piece {}
  }

  /** A named value; the name may be empty. */
  record Fact(String name, String value) {}

  private final SlackLayout layout;
  private final List<Piece> pieces = new ArrayList<>();

  private SlackPieces(SlackLayout layout) {
    this.layout = layout;
  }

  static List<Piece> of(Reply.Report report, SlackLayout layout) {
    var all = new SlackPieces(layout);
    all.facts(report.facts());
    report.sections().forEach(all::section);
    report.notes().forEach(all::note);
    return List.copyOf(all.pieces);
  }

  private void section(Section section) {
    List<String> words =
        section.facts().stream()
            .filter(this::isShown)
            .map(f ->
                f.column().heading().isEmpty() ? value(f) : f.column().heading() + " " + value(f))
            .toList();
    if (!words.isEmpty()) {
      pieces.add(new Piece.Head(words.getFirst(), words.subList(1, words.size())));
    }
    section.bodies().forEach(this::body);
    section.notes().forEach(this::note);
  }

  private void body(Body body) {
    switch (body) {
      case Body.Table table -> table(table);
      case Body.Tree tree -> lines(0, Forest.lines(tree, layout::shows, layout.width()));
      case Body.Details details -> {
        facts(details.fields());
        details.bodies().forEach(this::body);
      }
      case Body.Counts counts -> counts(counts);
      case Body.Documents _ -> {}
    }
  }

  private void table(Body.Table table) {
    int[] shown =
        IntStream.range(0, table.columns().size())
            .filter(i -> layout.shows(table.columns().get(i)))
            .toArray();
    if (shown.length == 0 || table.rows().isEmpty()) {
      return;
    }
    List<Column> columns = IntStream.of(shown).mapToObj(table.columns()::get).toList();
    List<List<Value>> rows =
        table.rows().stream().map(row -> IntStream.of(shown).mapToObj(row::get).toList()).toList();
    if (layout.isNarrow()) {
      lines(0, NarrowRows.lines(columns, rows, layout.width()));
    } else {
      lines(1, Grid.lines(columns, rows, layout.width()));
    }
    if (table.matched() > rows.size()) {
      note(rows.size() + " of " + table.matched());
    }
  }

  private void counts(Body.Counts counts) {
    List<Column> columns =
        List.of(
            Column.of(counts.name(), counts.heading(), Show.ALWAYS),
            Column.of("count", "count", Show.ALWAYS));
    List<List<Value>> rows = counts.counts().entrySet().stream().map(SlackPieces::counted).toList();
    if (!rows.isEmpty()) {
      lines(1, Grid.lines(columns, rows, layout.width()));
    }
  }

  private static List<Value> counted(Map.Entry<String, Long> entry) {
    return List.of(Value.text(entry.getKey()), Value.whole(entry.getValue()));
  }

  private void facts(List<Field> fields) {
    List<Fact> facts = new ArrayList<>();
    for (Field field : fields.stream().filter(this::isShown).toList()) {
      if (field.value() instanceof Value.Text(String text) && text.strip().contains("\n")) {
        facts.add(new Fact(field.column().heading(), ""));
        flush(facts);
        lines(0, PlainText.lines(text).lines().toList());
      } else {
        facts.add(new Fact(field.column().heading(), value(field)));
      }
    }
    flush(facts);
  }

  private void flush(List<Fact> facts) {
    if (!facts.isEmpty()) {
      pieces.add(new Piece.Facts(List.copyOf(facts)));
      facts.clear();
    }
  }

  private boolean isShown(Field field) {
    return layout.shows(field.column()) && !(field.value() instanceof Value.None);
  }

  private static String value(Field field) {
    return Cells.text(field.value());
  }

  private void lines(int heading, List<String> lines) {
    pieces.add(new Piece.Lines(heading, lines));
  }

  private void note(String text) {
    pieces.add(new Piece.Note(text));
  }
}
