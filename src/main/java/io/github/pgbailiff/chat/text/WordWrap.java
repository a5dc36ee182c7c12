package io.github.pgbailiff.chat.text;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines of a width. Nothing is left out. */
public final class WordWrap {
  private WordWrap() {}

  /** Words, broken at spaces and, where a word is longer than a line, within it. */
  public static List<String> words(String text, int width) {
    return items(List.of(text.split(" ", -1)), " ", "", width);
  }

  /**
   * Items that are kept together where they fit on a line.
   *
   * @param gap what stands between two on the same line
   * @param indent what every line but the first starts with
   */
  public static List<String> items(List<String> items, String gap, String indent, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    boolean empty = true;
    for (String item : items) {
      for (String piece : pieces(item, Math.max(1, width - TextWidth.of(indent)))) {
        String between = empty ? "" : gap;
        if (!empty && TextWidth.of(line + between + piece) > width) {
          lines.add(line.toString().stripTrailing());
          line = new StringBuilder(indent);
          between = "";
        }
        line.append(between).append(piece);
        empty = false;
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static List<String> pieces(String item, int width) {
    if (TextWidth.of(item) <= width) {
      return List.of(item);
    }
    return item.indexOf(' ') > 0 ? words(item, width) : chunks(item, width);
  }

  private static List<String> chunks(String word, int width) {
    var chunks = new ArrayList<String>();
    var chunk = new StringBuilder();
    for (int c : word.codePoints().toArray()) {
      String next = Character.toString(c);
      if (!chunk.isEmpty() && TextWidth.of(chunk + next) > width) {
        chunks.add(chunk.toString());
        chunk.setLength(0);
      }
      chunk.append(next);
    }
    chunks.add(chunk.toString());
    return chunks;
  }
}
