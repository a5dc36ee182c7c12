package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.chat.text.TreeLines;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;

/** The parts of a section as lines. */
final class BodyText {
  private final TextLayout layout;

  BodyText(TextLayout layout) {
    this.layout = layout;
  }

  /** All of them; those that have a shape of their own stand apart. */
  List<String> lines(List<Body> bodies) {
    var lines = new ArrayList<String>();
    boolean apart = false;
    for (Body body : bodies) {
      List<String> next = lines(body);
      boolean spacious = !(body instanceof Body.Counts);
      if (!next.isEmpty()) {
        if (!lines.isEmpty() && (apart || spacious)) {
          lines.add("");
        }
        lines.addAll(next);
        apart = spacious;
      }
    }
    return lines;
  }

  private List<String> lines(Body body) {
    return switch (body) {
      case Body.Table table -> table(table);
      case Body.Tree tree ->
          tree.columns().stream().anyMatch(layout::shows)
              ? new TreeLines(layout, tree).aligned(TableText.GAP, this::ink)
              : List.of();
      case Body.Details details -> details(details);
      case Body.Counts counts -> counts(counts);
      case Body.Documents _ -> List.of();
    };
  }

  /** Who holds others up, and who waits. */
  private String ink(boolean root, String line) {
    return layout.ink().mark(root ? Mark.HELD_UP : Mark.LOOK, line);
  }

  private List<String> table(Body.Table table) {
    var lines = new ArrayList<String>();
    if (table.columns().stream().noneMatch(layout::shows)) {
      return lines;
    }
    lines.addAll(new RowInk(layout.ink(), table).lines(layout.rows(table)));
    if (table.matched() > table.rows().size()) {
      WordWrap.words(TableText.count(table), layout.width())
          .forEach(line -> lines.add(layout.ink().faint(line)));
    }
    return lines;
  }

  private List<String> details(Body.Details details) {
    var lines = new ArrayList<>(new FieldsText(layout, details.fields()).below());
    List<String> inner = lines(details.bodies());
    if (!lines.isEmpty() && !inner.isEmpty()) {
      lines.add("");
    }
    lines.addAll(inner);
    return lines;
  }

  private List<String> counts(Body.Counts counts) {
    if (counts.counts().isEmpty() || counts.heading().isEmpty()) {
      return List.of();
    }
    int indent = Math.min(14, layout.width() / 3);
    String heading = TextWidth.cut(Shown.sentence(counts.heading()), indent - 2);
    var items = new ArrayList<String>();
    counts
        .counts()
        .keySet()
        .forEach(of -> items.add(Shown.cell(Value.text(of)) + " " + counts.number(of)));
    var lines = new ArrayList<String>();
    for (String line : WordWrap.items(items, "  ", "", layout.width() - indent)) {
      lines.add(layout.ink().bold(TextWidth.pad(heading, indent, false)) + line);
      heading = "";
    }
    return lines;
  }
}
