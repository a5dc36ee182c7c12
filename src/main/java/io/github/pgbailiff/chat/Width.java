package io.github.pgbailiff.chat;

/** How many columns text takes where every character is as wide as another, or twice that. */
public final class Width {
  /** What stands where something was left out. */
  public static final String ELLIPSIS = "…";

  // First and last code points that Unicode calls wide or full-width, as far as they are in use.
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}
  };

  private Width() {}

  /** The number of columns. */
  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  private static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return true;
      }
    }
    return false;
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

  /** Filled with spaces to the number of columns, on the right side or on the left. */
  public static String pad(String text, int columns, boolean left) {
    String spaces = " ".repeat(Math.max(0, columns - of(text)));
    return left ? spaces + text : text + spaces;
  }
}
