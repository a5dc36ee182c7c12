package io.github.pgbailiff.command;

/** The characters that phones and editors put in place of the plain ones. */
final class Typography {
  private static final String DOUBLE_QUOTES = "\"“”„";
  private static final String SINGLE_QUOTES = "'‘’";
  private static final String DASHES = "—–";

  private Typography() {}

  static boolean isDoubleQuote(char c) {
    return DOUBLE_QUOTES.indexOf(c) >= 0;
  }

  static boolean isSingleQuote(char c) {
    return SINGLE_QUOTES.indexOf(c) >= 0;
  }

  static boolean isDash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  /** Whether it separates words: every kind of space, the invisible ones too. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || isUnusualSpace(c);
  }

  /** Whether it looks like the plain space, or like nothing, and is neither. */
  static boolean isUnusualSpace(char c) {
    boolean plain = c == ' ' || (Character.isWhitespace(c) && !Character.isSpaceChar(c));
    return !plain && (Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff');
  }
}
