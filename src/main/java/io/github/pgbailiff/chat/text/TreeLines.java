package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tree as lines of text with branches drawn before them. */
public final class TreeLines {
  private final Body.Tree tree;
  private final Predicate<Column> shown;
  private final int most;
  private final List<String> lines = new ArrayList<>();

  private TreeLines(Body.Tree tree, Predicate<Column> shown, int most) {
    this.tree = tree;
    this.shown = shown;
    this.most = most;
  }

  /**
   * A line per node, parents before their children.
   *
   * @param shown which columns to show
   * @param most how many columns of characters a line may take
   */
  public static List<String> lines(Body.Tree tree, Predicate<Column> shown, int most) {
    var forest = new TreeLines(tree, shown, most);
    tree.roots().forEach(root -> forest.add(root, "● ", ""));
    return List.copyOf(forest.lines);
  }

  private void add(Body.Node node, String branch, String indent) {
    lines.add(TextWidth.cut(branch + text(node), most));
    for (int i = 0; i < node.children().size(); i++) {
      boolean last = i == node.children().size() - 1;
      add(node.children().get(i), indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
    }
  }

  private String text(Body.Node node) {
    return IntStream.range(0, tree.columns().size())
        .filter(i -> shown.test(tree.columns().get(i)))
        .mapToObj(i -> CellText.text(node.values().get(i)))
        .filter(text -> !text.equals(CellText.NONE))
        .collect(Collectors.joining(" "));
  }
}
