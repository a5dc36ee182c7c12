package io.github.pgbailiff.chat.text;

/**
 * The width of text where every character takes one column, two or none.
 *
 * <p>The table is our own: that of the terminal library lets a skin tone without a face, which is
 * shown as a square, take no column, so that a text of them would run out of its line; and loading
 * it costs time at the start of every command.
 */
public final class TextWidth {
  /** What stands where something was left out. */
  public static final String ELLIPSIS = "…";

  // First and last code points that Unicode 16 calls wide or full-width (EastAsianWidth.txt),
  // besides
  // those that are shown as emoji.
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2329, 0x232A},
    {0x2630, 0x2637},
    {0x268A, 0x268F},
    {0x2E80, 0x303E},
    {0x3041, 0x3247},
    {0x3250, 0x4DBF},
    {0x4DC0, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18DFF},
    {0x1AFF0, 0x1B2FF},
    {0x1D300, 0x1D376},
    {0x1F200, 0x1F265},
    {0x20000, 0x3FFFD}
  };

  private TextWidth() {}

  /** The number of columns. */
  public static int of(String text) {
    return PlainText.isAscii(text) ? text.length() : text.codePoints().map(TextWidth::of).sum();
  }

  private static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isJoinedToSyllable(codePoint) ? 0 : isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isJoinedToSyllable(int codePoint) {
    return codePoint >= 0x1160 && codePoint <= 0x11FF;
  }

  private static boolean isWide(int codePoint) {
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return true;
      }
    }
    return Character.isEmojiPresentation(codePoint);
  }

  /** The text, or as much of its beginning as fits into so many columns with an ellipsis. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    var kept = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int width = of(text.codePointAt(i));
      if (used + width > columns - 1) {
        break;
      }
      used += width;
      kept.appendCodePoint(text.codePointAt(i));
    }
    return kept + ELLIPSIS;
  }

  /** The text, or its beginning and its end with an ellipsis between them. */
  public static String cutMiddle(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int end = Math.max(0, (columns - 1) / 2);
    String tail = tail(text, end);
    String head = cut(text, columns - of(tail));
    return head + tail;
  }

  private static String tail(String text, int columns) {
    int from = text.length();
    int start = from;
    int used = 0;
    while (from > 0) {
      int c = text.codePointBefore(from);
      used += of(c);
      if (used > columns) {
        break;
      }
      from -= Character.charCount(c);
      // What is drawn over the letter before it does not begin anything.
      start = of(c) == 0 ? start : from;
    }
    return text.substring(start);
  }

  /** Filled with spaces to the number of columns, on the right side or on the left. */
  public static String pad(String text, int columns, boolean left) {
    String spaces = " ".repeat(Math.max(0, columns - of(text)));
    return left ? spaces + text : text + spaces;
  }
}
