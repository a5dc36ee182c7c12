package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A forest as lines: branches drawn before the first column, the other columns under each other
 * where the terminal is wide enough.
 */
final class TreeText {
  /** Deeper than this the depth is written as a number: branches would fill the line. */
  private static final int DEEPEST = 8;

  private record Placed(Body.Node node, String branch, String indent, int depth) {}

  private final TextLayout layout;
  private final Body.Tree tree;
  private final List<String> branches = new ArrayList<>();
  private final List<List<Value>> rows = new ArrayList<>();

  TreeText(TextLayout layout, Body.Tree tree) {
    this.layout = layout;
    this.tree = tree;
    place();
  }

  /** By a stack of its own: a queue of waiters can be deeper than the thread's. */
  private void place() {
    var open = new ArrayDeque<Placed>();
    tree.roots().reversed().forEach(root -> open.push(new Placed(root, "● ", "", 0)));
    while (!open.isEmpty()) {
      Placed placed = open.pop();
      branches.add(placed.branch());
      rows.add(placed.node().values());
      List<Body.Node> children = placed.node().children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(child(placed, children.get(i), i == children.size() - 1));
      }
    }
  }

  private static Placed child(Placed parent, Body.Node node, boolean last) {
    int depth = parent.depth() + 1;
    String before = depth > DEEPEST ? "(" + depth + ") " : parent.indent();
    String indent = depth >= DEEPEST ? "" : parent.indent() + (last ? "   " : "│  ");
    return new Placed(node, before + (last ? "└─ " : "├─ "), indent, depth);
  }

  List<String> lines() {
    Sheet sheet = Sheet.of(tree.columns(), rows, layout::shows);
    if (sheet.columns() == 0 || rows.isEmpty()) {
      return List.of();
    }
    Sheet drawn = drawn(sheet);
    return drawn
        .widths(layout.width(), true)
        .map(widths -> drawn.rows().stream().map(row -> drawn.line(row, widths, Sheet.GAP)))
        .orElseGet(() -> drawn.rows().stream().map(this::ragged))
        .toList();
  }

  /** With the branches in the first column, and nothing where there is no value. */
  private Sheet drawn(Sheet sheet) {
    var right = new ArrayList<>(sheet.right());
    right.set(0, false);
    List<List<String>> texts =
        IntStream.range(0, rows.size())
            .mapToObj(i -> drawn(branches.get(i), sheet.rows().get(i)))
            .toList();
    return new Sheet(sheet.headings().stream().map(_ -> "").toList(), right, texts);
  }

  private static List<String> drawn(String branch, List<String> row) {
    var cells = new ArrayList<>(row);
    cells.replaceAll(cell -> cell.equals(CellText.NONE) ? "" : cell);
    cells.set(0, (branch + cells.getFirst()).stripTrailing());
    return cells;
  }

  private String ragged(List<String> row) {
    String line = row.stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" "));
    return TextWidth.cut(line, layout.width());
  }
}
