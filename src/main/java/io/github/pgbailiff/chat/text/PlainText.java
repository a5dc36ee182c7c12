package io.github.pgbailiff.chat.text;

/**
 * Text without anything that could move a cursor, turn the reading direction, hide itself, paint
 * over its neighbours or start a new line. It is not escaped: each platform does that for its own
 * markup.
 */
public final class PlainText {
  private static final char REPLACEMENT = '\uFFFD';

  /** More marks than any language puts on one letter would paint over the lines around them. */
  private static final int MOST_MARKS = 4;

  private PlainText() {}

  /** One line: line breaks and tabs become spaces, what cannot be shown becomes U+FFFD. */
  public static String oneLine(String text) {
    return shown(text, false);
  }

  /** As {@link #oneLine}, but line feeds stay. */
  public static String lines(String text) {
    return shown(text, true);
  }

  /**
   * Whether all of it is letters, digits, signs and spaces of ASCII: most text is, and is plain.
   */
  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String shown(String text, boolean lineFeeds) {
    return isAscii(text) ? text : rendered(text, lineFeeds);
  }

  private static String rendered(String text, boolean lineFeeds) {
    var shown = new StringBuilder(text.length());
    int base = ' ';
    int marks = 0;
    for (int c : text.codePoints().toArray()) {
      boolean mark = isMark(c);
      marks = mark ? marks + 1 : 0;
      base = mark ? base : c;
      if (mark && (marks > MOST_MARKS || Character.isWhitespace(base))) {
        shown.append(REPLACEMENT);
      } else if (!(isEmojiStyle(c) && Character.isEmoji(base))) {
        shown.appendCodePoint(lineFeeds && c == '\n' ? c : isBreak(c) ? ' ' : visible(c));
      }
    }
    return shown.toString();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** Whether it says how the emoji before it is drawn, which changes its width in some places. */
  private static boolean isEmojiStyle(int c) {
    return c == 0xFE0E || c == 0xFE0F;
  }

  private static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static int visible(int c) {
    return switch (Character.getType(c)) {
      // Direction marks, zero-width characters and tags are of the type FORMAT.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          REPLACEMENT;
      case Character.SPACE_SEPARATOR -> ' ';
      default -> isInvisible(c) ? REPLACEMENT : c;
    };
  }

  /** Letters and marks without a shape of their own: fillers, variation selectors, joiners. */
  private static boolean isInvisible(int c) {
    return c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x34F
        || (c >= 0x17B4 && c <= 0x17B5)
        || (c >= 0x180B && c <= 0x180F)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
