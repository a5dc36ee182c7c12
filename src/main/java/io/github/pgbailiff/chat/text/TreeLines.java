package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.chat.text.Sheet.Title;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A forest as lines, parents before their children, with branches drawn before the first column.
 */
public final class TreeLines {
  /** Deeper than this the depth is written as a number: branches would fill the line. */
  private static final int DEEPEST = 8;

  /** The ink of the line that a node begins with. */
  @FunctionalInterface
  public interface NodeInk {
    String on(boolean root, String line);
  }

  /** So much is left of a line, however deep. */
  private static final int LEAST = 16;

  private record Placed(Body.Node node, String branch, String indent, int depth) {
    /** What stands before a second line. */
    String below() {
      return indent + (node.children().isEmpty() ? " " : "│");
    }
  }

  private final Layout layout;
  private final Body.Tree tree;
  private final List<String> branches = new ArrayList<>();
  private final List<String> below = new ArrayList<>();
  private final List<Boolean> roots = new ArrayList<>();
  private final List<List<Value>> rows = new ArrayList<>();
  private final Sheet sheet;

  public TreeLines(Layout layout, Body.Tree tree) {
    this.layout = layout;
    this.tree = tree;
    place();
    this.sheet = drawn(Sheet.of(layout, tree.columns(), rows, layout::shows));
  }

  /** By a stack of its own: a queue of waiters can be deeper than the thread's. */
  private void place() {
    var open = new ArrayDeque<Placed>();
    tree.roots().reversed().forEach(root -> open.push(new Placed(root, "● ", "", 0)));
    while (!open.isEmpty()) {
      Placed placed = open.pop();
      branches.add(placed.branch());
      below.add(placed.below());
      roots.add(placed.depth() == 0);
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

  /** With the branches in the first column, and nothing where there is no value. */
  private Sheet drawn(Sheet shown) {
    if (shown.columns() == 0) {
      return new Sheet(List.of(), List.of());
    }
    return new Sheet(
        IntStream.range(0, shown.columns())
            .mapToObj(i -> new Title("", i > 0 && shown.headings().get(i).right(), false))
            .toList(),
        IntStream.range(0, rows.size())
            .mapToObj(i -> drawn(branches.get(i), shown.rows().get(i)))
            .toList());
  }

  private static List<String> drawn(String branch, List<String> row) {
    var cells = new ArrayList<>(row);
    cells.replaceAll(cell -> cell.equals(CellText.NONE) ? "" : cell);
    cells.set(0, (branch + cells.getFirst()).stripTrailing());
    return cells;
  }

  /** The other columns under each other, where the place is wide enough. */
  public List<String> aligned(String gap, NodeInk ink) {
    return sheet
        .widths(layout.width(), gap, true)
        .map(widths ->
            IntStream.range(0, rows.size())
                .mapToObj(i -> ink.on(roots.get(i), sheet.line(sheet.rows().get(i), widths, gap)))
                .toList())
        .orElseGet(() -> ragged(ink));
  }

  /** Values one after the other, on two lines where there are facts and names. */
  public List<String> ragged() {
    return ragged((_, line) -> line);
  }

  private List<String> ragged(NodeInk ink) {
    boolean twoLines = TwoLineRows.suit(tree.columns());
    return IntStream.range(0, rows.size())
        .boxed()
        .flatMap(i ->
            twoLines
                ? twoLines(i, ink).stream()
                : Stream.of(ink.on(roots.get(i), ragged(sheet.rows().get(i)))))
        .toList();
  }

  private List<String> twoLines(int node, NodeInk ink) {
    String branch = branches.get(node);
    int taken = Math.max(TextWidth.of(branch), TextWidth.of(below.get(node)));
    int facts = Math.max(LEAST, layout.factWidth() - taken);
    int names = Math.max(LEAST, layout.nameWidth() - taken);
    List<String> lines =
        new TwoLineRows(layout, tree.columns(), facts, names).lines(rows.get(node));
    return IntStream.range(0, lines.size())
        .mapToObj(i -> {
          String before = i == 0 ? branch : below.get(node);
          int width = i == 0 ? layout.factWidth() : layout.nameWidth();
          String line = TextWidth.cut(before + lines.get(i), width);
          return i == 0 ? ink.on(roots.get(node), line) : line;
        })
        .toList();
  }

  private String ragged(List<String> row) {
    String line = row.stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" "));
    return TextWidth.cut(line, layout.width());
  }
}
