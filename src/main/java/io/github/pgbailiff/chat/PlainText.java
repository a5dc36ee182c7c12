package io.github.pgbailiff.chat;

/**
 * Text without anything that could move a cursor, turn the reading direction, hide itself or start
 * a new line. It is not escaped: each platform does that for its own markup.
 */
public final class PlainText {
  private static final char REPLACEMENT = '\uFFFD';

  private PlainText() {}

  /** One line: line breaks and tabs become spaces, what cannot be shown becomes U+FFFD. */
  public static String oneLine(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(isBreak(c) ? ' ' : visible(c)));
    return line.toString();
  }

  /** As {@link #oneLine}, but line feeds stay. */
  public static String lines(String text) {
    var lines = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> lines.appendCodePoint(c == '\n' ? c : isBreak(c) ? ' ' : visible(c)));
    return lines.toString();
  }

  private static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static int visible(int c) {
    return switch (Character.getType(c)) {
      // Direction marks, zero-width characters and tags are of the type FORMAT.
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
          REPLACEMENT;
      case Character.SPACE_SEPARATOR -> ' ';
      default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ? REPLACEMENT : c;
    };
  }
}
