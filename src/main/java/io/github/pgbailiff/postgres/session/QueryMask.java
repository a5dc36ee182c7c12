package io.github.pgbailiff.postgres.session;

/**
 * Takes the values out of a query's text: literals become {@code ?}, comments go.
 *
 * <p>Names stay, though the name of a table or a role may be personal data. The text may be cut
 * anywhere: a literal that does not end takes the rest with it.
 */
final class QueryMask {
  private final String text;
  private final StringBuilder masked = new StringBuilder();
  private int at;

  private QueryMask(String text) {
    this.text = text;
  }

  /** The text without its values, on one line. */
  static String mask(String text) {
    var mask = new QueryMask(text);
    while (mask.at < text.length()) {
      mask.step();
    }
    return mask.masked.toString().strip();
  }

  private void step() {
    char c = text.charAt(at);
    if (c == '\'') {
      literal(false);
    } else if (c == '"') {
      keep(closing('"', false));
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (isNameStart(c)) {
      name();
    } else if (c == '$') {
      dollar();
    } else if (c == '-' && peek(1) == '-') {
      skip(lineEnd());
    } else if (c == '/' && peek(1) == '*') {
      skip(commentEnd());
    } else if (Character.isWhitespace(c)) {
      skip(at + 1);
    } else {
      keep(at + 1);
    }
  }

  /** From the opening quote on. */
  private void literal(boolean escapes) {
    masked.append('?');
    at = closing('\'', escapes);
  }

  /** Behind the quote that closes what the one at this place opens; doubled ones do not. */
  private int closing(char quote, boolean escapes) {
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean quoteFollows = charAt(i + 1) == quote;
      if (c == '\\' && escapes) {
        i++;
      } else if (c == '\\' && quote == '\'' && quoteFollows) {
        // With standard_conforming_strings off this quote ends nothing, and what follows it is
        // still the literal. From outside nobody knows the setting.
        return text.length();
      } else if (c == quote && quoteFollows) {
        i++;
      } else if (c == quote) {
        return i + 1;
      }
    }
    return text.length();
  }

  private void name() {
    int end = at;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    String name = text.substring(at, end);
    boolean quoteFollows = charAt(end) == '\'';
    if (quoteFollows && name.length() == 1 && "eEbBxXnN".contains(name)) {
      at = end;
      literal(name.equalsIgnoreCase("e"));
    } else if (name.equalsIgnoreCase("u") && text.startsWith("&'", end)) {
      at = end + 1;
      literal(false);
    } else {
      keep(end);
    }
  }

  private void number() {
    int end = at;
    while (end < text.length() && isNumberPart(end)) {
      end++;
    }
    masked.append('?');
    at = end;
  }

  /** Generous, so that 1e-9, 0xFF and 1_000 go whole. */
  private boolean isNumberPart(int i) {
    char c = text.charAt(i);
    boolean exponent = (c == '+' || c == '-') && i > at && "eE".indexOf(charAt(i - 1)) >= 0;
    return c == '.' || isNamePart(c) || (exponent && isDigit(charAt(i + 1)));
  }

  private void dollar() {
    int end = at + 1;
    while (isDigit(charAt(end))) {
      end++;
    }
    if (end > at + 1) {
      keep(end);
      return;
    }
    while (isNamePart(charAt(end)) && charAt(end) != '$') {
      end++;
    }
    if (charAt(end) != '$') {
      keep(end);
      return;
    }
    String tag = text.substring(at, end + 1);
    int close = text.indexOf(tag, end + 1);
    masked.append("$?$");
    at = close < 0 ? text.length() : close + tag.length();
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  private int commentEnd() {
    int depth = 0;
    for (int i = at; i + 1 < text.length(); i++) {
      if (text.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (text.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private void keep(int end) {
    masked.append(text, at, end);
    at = end;
  }

  private void skip(int end) {
    if (!masked.isEmpty() && masked.charAt(masked.length() - 1) != ' ') {
      masked.append(' ');
    }
    at = end;
  }

  private char peek(int ahead) {
    return charAt(at + ahead);
  }

  private char charAt(int i) {
    return i < text.length() ? text.charAt(i) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }
}
