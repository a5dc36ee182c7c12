package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.chat.text.Sheet.Title;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The rows of a sheet on several lines each, for a narrow place. */
public final class PhoneRows {
  private static final String GAP = " ";
  private static final String INDENT = "  ";

  /** No column takes more than this of the first line below headings. */
  private static final int MOST = 14;

  private final Sheet sheet;
  private final int width;

  public PhoneRows(Sheet sheet, int width) {
    this.sheet = sheet;
    this.width = width;
  }

  /**
   * Values one after the other, those that need it with their heading.
   *
   * @param most how many lines a row may take; what is too long for the last ends in an ellipsis
   */
  public List<String> flowing(int most) {
    return sheet.rows().stream().flatMap(row -> flowing(row, most).stream()).toList();
  }

  private List<String> flowing(List<String> row, int most) {
    List<String> words = new ArrayList<>(words(row, 1, Title::named));
    words.addFirst(row.getFirst());
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : words) {
      boolean fits = TextWidth.of(line + GAP + word) <= width;
      if (line.isEmpty() || fits || lines.size() == most - 1) {
        line.append(line.isEmpty() ? "" : GAP).append(word);
      } else {
        lines.add(TextWidth.cut(line.toString(), width));
        line = new StringBuilder(INDENT + word);
      }
    }
    lines.add(TextWidth.cut(line.toString(), width));
    return lines;
  }

  /** The first columns under their headings, and on a second line what there is of the others. */
  public List<String> headed() {
    int[] widths = firstLine();
    var lines = new ArrayList<String>();
    lines.add(sheet.line(sheet.headingTexts(), widths, GAP));
    for (List<String> row : sheet.rows()) {
      lines.add(sheet.line(row, widths, GAP));
      String below = String.join(INDENT, words(row, widths.length, Title::right));
      if (!below.isEmpty()) {
        lines.add(TextWidth.cut(INDENT + below, width));
      }
    }
    return lines;
  }

  private int[] firstLine() {
    int[] natural = sheet.naturalWidths();
    int used = 0;
    int columns = 0;
    for (; columns < natural.length; columns++) {
      natural[columns] = Math.min(natural[columns], MOST);
      used += natural[columns] + (columns == 0 ? 0 : GAP.length());
      if (used > width) {
        break;
      }
    }
    return Arrays.copyOf(natural, columns);
  }

  private List<String> words(List<String> row, int from, Predicate<Title> named) {
    var words = new ArrayList<String>();
    for (int i = from; i < row.size(); i++) {
      Title heading = sheet.headings().get(i);
      if (!row.get(i).equals(CellText.NONE)) {
        String name = named.test(heading) ? heading.text().toLowerCase(Locale.ROOT) + " " : "";
        words.add(name + row.get(i));
      }
    }
    return words;
  }
}
