package io.github.pgbailiff.command.text;

/** The characters that phones and editors put in place of the plain ones. */
public final class Typography {
  private static final String DOUBLE_QUOTES = "\"“”„";
  private static final String SINGLE_QUOTES = "'‘’";
  private static final String DASHES = "—–";

  private Typography() {}

  /** A word that starts with dashes before a letter, with the two plain ones in their place. */
  public static String plainDashes(String word) {
    int end = 0;
    boolean changed = false;
    while (end < word.length() && (isDash(word.charAt(end)) || word.charAt(end) == '-')) {
      changed |= isDash(word.charAt(end++));
    }
    boolean option = changed && end < word.length() && Character.isLetter(word.charAt(end));
    return option ? "--" + word.substring(end) : word;
  }

  /** Whether it only says which way to read, or where to break: nobody sees or means it. */
  public static boolean isMark(char c) {
    return "\u200e\u200f\u061c\u2060\u00ad".indexOf(c) >= 0
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

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
  public static boolean isSpace(char c) {
    return Character.isWhitespace(c) || isUnusualSpace(c);
  }

  /** Whether it looks like the plain space, or like nothing, and is neither. */
  static boolean isUnusualSpace(char c) {
    boolean plain = c == ' ' || (Character.isWhitespace(c) && !Character.isSpaceChar(c));
    return !plain && (Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff');
  }
}
