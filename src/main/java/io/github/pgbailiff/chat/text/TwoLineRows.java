package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Column.Kind;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of two lines: the facts, which are never cut and fit a phone, and below them the names, each
 * cut in its middle where they do not fit, with as much of a text as there is room for.
 */
public final class TwoLineRows {
  /** The columns of a code block on a phone. */
  public static final int PHONE = 38;

  /** The columns of the names and the text, which a phone wraps once. */
  public static final int NAMES = 72;

  private static final String INDENT = "   ";
  private static final String GAP = "  ";
  private static final String DOT = " · ";

  /** There is a text, of which nothing fits. */
  private static final String MORE = " …";

  /** A name of which less is left tells nothing. */
  private static final int LEAST_NAME = 5;

  /** So much of a fact that has no room above. */
  private static final int MOST_BELOW = 20;

  /** A text of which less is left tells nothing. */
  private static final int LEAST_TEXT = 8;

  /** So much of a text tells what it does: names give way to it where they have room. */
  private static final int TELLING_TEXT = 25;

  private final Layout layout;
  private final List<Column> columns;
  private final int width;
  private final int below;

  /**
   * @param width that the facts may take
   * @param below what the names and the text may
   */
  TwoLineRows(Layout layout, List<Column> columns, int width, int below) {
    this.layout = layout;
    this.columns = columns;
    this.width = width;
    this.below = below;
  }

  /** Whether the rows of a table are laid out so. */
  public static boolean suit(Body.Table table) {
    return suit(table.columns());
  }

  static boolean suit(List<Column> columns) {
    return columns.stream().anyMatch(it -> it.kind() == Kind.FACT);
  }

  public static Piece.Lines of(Layout layout, Body.Table table) {
    var rows = new TwoLineRows(layout, table.columns(), layout.factWidth(), layout.nameWidth());
    return new Piece.Lines(
        0, table.rows().stream().flatMap(row -> rows.lines(row).stream()).toList());
  }

  List<String> lines(List<Value> row) {
    List<String> below = new ArrayList<>();
    List<String> lines = new ArrayList<>(List.of(facts(row, below)));
    String second = second(below, cells(row, Kind.NAME), String.join(" ", cells(row, Kind.TEXT)));
    if (!second.isBlank()) {
      lines.add(second);
    }
    return lines;
  }

  private List<String> cells(List<Value> row, Kind kind) {
    return IntStream.range(0, row.size())
        .filter(i -> shows(columns.get(i), kind))
        .mapToObj(i -> layout.cell(row.get(i)))
        .filter(it -> !it.equals(CellText.NONE))
        .toList();
  }

  /** A row of two lines has no room for what only wide places show. */
  private boolean shows(Column column, Kind kind) {
    return column.kind() == kind && layout.shows(column) && column.show().inNarrow();
  }

  /** What does not fit goes below. */
  private String facts(List<Value> row, List<String> below) {
    var line = new StringBuilder();
    int said = 0;
    for (int i = 0; i < row.size(); i++) {
      String cell = layout.cell(row.get(i));
      if (!shows(columns.get(i), Kind.FACT) || cell.equals(CellText.NONE)) {
        continue;
      }
      String gap = said == 0 ? "" : said == 1 || row.get(i) instanceof Value.Seconds ? " " : GAP;
      if (TextWidth.of(line + gap + cell) <= width) {
        line.append(gap).append(cell);
      } else {
        below.add(TextWidth.cutMiddle(cell, MOST_BELOW));
      }
      said++;
    }
    return line.toString();
  }

  private String second(List<String> facts, List<String> names, String text) {
    int room = below - INDENT.length();
    if (text.isEmpty()) {
      return INDENT + named(facts, names, room);
    }
    int kept = room > PHONE ? INDENT.length() + Math.min(TELLING_TEXT, TextWidth.of(text)) : 0;
    String named = named(facts, names, room - kept);
    String begun = named.isEmpty() ? "" : named + INDENT;
    int left = room - TextWidth.of(begun);
    if (left >= LEAST_TEXT || TextWidth.of(text) <= left) {
      return INDENT + begun + TextWidth.cut(text, left);
    }
    String shorter = named(facts, names, room - TextWidth.of(MORE));
    return INDENT + (shorter.endsWith(TextWidth.ELLIPSIS) ? shorter : shorter + MORE);
  }

  private static String named(List<String> facts, List<String> names, int room) {
    int taken = facts.stream().mapToInt(it -> TextWidth.of(it) + DOT.length()).sum();
    List<String> words = new ArrayList<>(facts);
    words.addAll(fitted(names, room - taken));
    return TextWidth.cut(String.join(DOT, words), room);
  }

  /** The longest give way, as far as something is left of each. */
  private static List<String> fitted(List<String> names, int room) {
    List<String> fitted = new ArrayList<>(names);
    int over = TextWidth.of(String.join(DOT, names)) - room;
    while (over > 0) {
      int longest =
          IntStream.range(0, fitted.size())
              .boxed()
              .max(Comparator.comparingInt(i -> TextWidth.of(fitted.get(i))))
              .orElseThrow();
      int width = TextWidth.of(fitted.get(longest));
      if (width <= LEAST_NAME) {
        break;
      }
      fitted.set(longest, TextWidth.cutMiddle(names.get(longest), width - 1));
      over = TextWidth.of(String.join(DOT, fitted)) - room;
    }
    return fitted;
  }
}
