package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;

/** A report as pieces of text, top to bottom, for a platform to put into its markup. */
public final class TextBlocks {

  /** A part of a message that can be shown alone. */
  public sealed interface Piece {
    /**
     * A finding.
     *
     * @param sentence may be empty where there are only buttons
     */
    record Told(Mark mark, List<Run> sentence, List<Button> buttons) implements Piece {}

    /** A head line: the first word stands out. */
    record Head(String first, List<String> rest) implements Piece {}

    /** Named values, one a line. */
    record Facts(List<Fact> facts) implements Piece {}

    /** Lines of equal characters. The first {@code heading} ones belong to each part of them. */
    record Lines(int heading, List<String> lines) implements Piece {}

    /** Small print. */
    record Note(String text) implements Piece {}
  }

  /**
   * A named value; the name may be empty.
   *
   * @param spoken words that stand for themselves, and no value
   */
  public record Fact(String name, List<Run> value, boolean spoken) {
    public Fact {
      value = List.copyOf(value);
    }
  }

  private final Layout layout;
  private final List<Piece> pieces = new ArrayList<>();

  private TextBlocks(Layout layout) {
    this.layout = layout;
  }

  public static List<Piece> of(Reply.Report report, Layout layout) {
    var all = new TextBlocks(layout);
    report.findings().forEach(all::finding);
    all.facts(report.facts());
    report.sections().forEach(all::section);
    report.notes().forEach(all::note);
    return List.copyOf(all.pieces);
  }

  private void finding(Finding finding) {
    List<Button> buttons = layout.toEverybody() ? List.of() : finding.buttons();
    if (!finding.sentence().isEmpty() || !buttons.isEmpty()) {
      pieces.add(new Piece.Told(finding.mark(), Run.sentence(finding.sentence()), buttons));
    }
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
      case Body.Tree tree -> {
        if (tree.columns().stream().anyMatch(layout::shows)) {
          pieces.add(new Piece.Lines(0, new TreeLines(layout, tree).ragged()));
        }
      }
      case Body.Details details -> {
        facts(details.fields());
        details.bodies().forEach(this::body);
      }
      case Body.Counts counts -> counts(counts);
      case Body.Documents _ -> {}
    }
  }

  private void table(Body.Table table) {
    if (table.rows().isEmpty() || table.columns().stream().noneMatch(layout::shows)) {
      return;
    }
    if (holdsSomething(table)) {
      pieces.add(layout.rows(table));
    }
    if (table.matched() > table.rows().size()) {
      note(table.rows().size() + " of " + table.matched());
    }
  }

  private boolean holdsSomething(Body.Table table) {
    return Sheet.of(layout, table.columns(), table.rows(), layout::shows).columns() > 0;
  }

  private void counts(Body.Counts counts) {
    List<Column> columns =
        List.of(
            Column.of(counts.name(), counts.heading(), Audience.ALWAYS),
            Column.of("count", "count", Audience.ALWAYS));
    List<List<Value>> rows =
        counts.counts().keySet().stream().map(it -> counted(counts, it)).toList();
    if (!rows.isEmpty() && !counts.heading().isEmpty()) {
      pieces.add(
          new Piece.Lines(1, Sheet.of(layout, columns, rows, _ -> true).lines(layout.width())));
    }
  }

  private static List<Value> counted(Body.Counts counts, String of) {
    Value number =
        counts.most().containsKey(of)
            ? Value.text(counts.number(of))
            : Value.whole(counts.counts().getOrDefault(of, 0L));
    return List.of(Value.text(of), number);
  }

  private void facts(List<Field> fields) {
    List<Fact> facts = new ArrayList<>();
    for (Field field : fields.stream().filter(this::isShown).toList()) {
      if (field.value() instanceof Value.Text(String text) && text.strip().contains("\n")) {
        facts.add(new Fact(field.column().heading(), List.of(), false));
        flush(facts);
        pieces.add(new Piece.Lines(0, PlainText.lines(text).lines().toList()));
      } else {
        facts.add(fact(field));
      }
    }
    flush(facts);
  }

  private static Fact fact(Field field) {
    String name = field.column().heading();
    return field.value() instanceof Value.Line(List<Value> values)
        ? new Fact(name, Run.line(values), true)
        : new Fact(name, List.of(Run.of(field.value())), false);
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
    return CellText.text(field.value());
  }

  private void note(String text) {
    pieces.add(new Piece.Note(text));
  }
}
