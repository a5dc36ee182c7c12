package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.Sheet;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.chat.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two columns of words that do not fit side by side: a long key has a line of its own instead of
 * taking the room of all explanations, and these are wrapped.
 */
record KeyedRows(Sheet sheet, int width) {
  private static final int LEAST = 24;

  /** Empty where it is no such table, or all of it fits. */
  Optional<Piece.Lines> lines() {
    boolean words = sheet.columns() == 2 && sheet.headings().stream().noneMatch(Sheet.Title::right);
    if (!words
        || widest(0, width) + TableText.GAP.length() + widest(1, Integer.MAX_VALUE) <= width) {
      return Optional.empty();
    }
    int key = widest(0, width / 3);
    if (key == 0 || width - key - TableText.GAP.length() < LEAST) {
      return Optional.empty();
    }
    List<String> headings = sheet.headingTexts();
    List<String> lines = new ArrayList<>();
    lines.add((pad(headings.getFirst(), key) + headings.getLast()).stripTrailing());
    sheet.rows().forEach(row -> lines.addAll(row(row.getFirst(), row.getLast(), key)));
    return Optional.of(new Piece.Lines(1, lines));
  }

  /** The widest text of the column, of those that are no wider than the most. */
  private int widest(int column, int most) {
    return sheet.rows().stream()
        .mapToInt(row -> TextWidth.of(row.get(column)))
        .filter(it -> it <= most)
        .max()
        .orElse(0);
  }

  private List<String> row(String key, String words, int wide) {
    List<String> lines = new ArrayList<>();
    boolean alone = TextWidth.of(key) > wide;
    if (alone) {
      lines.addAll(WordWrap.words(key, width));
    }
    String before = alone ? "" : key;
    for (String line : WordWrap.words(words, width - wide - TableText.GAP.length())) {
      lines.add((pad(before, wide) + line).stripTrailing());
      before = "";
    }
    return lines;
  }

  private static String pad(String text, int wide) {
    return TextWidth.pad(text, wide, false) + TableText.GAP;
  }
}
