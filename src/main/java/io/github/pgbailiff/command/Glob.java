package io.github.pgbailiff.command;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text in which {@code *} stands for any characters and a backslash makes the next one literal.
 *
 * @param source as written, with its backslashes
 */
public record Glob(String source) {

  /** A glob that matches exactly this text. */
  public static Glob exactly(String text) {
    return new Glob(text.replace("\\", "\\\\").replace("*", "\\*"));
  }

  /** Whether the whole text matches; letter case counts. */
  public boolean matches(String text) {
    return translate("(?s)", ".*", Pattern::quote).matches(text);
  }

  /** The only text it matches, or empty when it holds a star. */
  public Optional<String> literal() {
    var text = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '*') {
        return Optional.empty();
      }
      text.append(c == '\\' && i + 1 < source.length() ? source.charAt(++i) : c);
    }
    return Optional.of(text.toString());
  }

  /** The same as a pattern of SQL's {@code LIKE} with its default escape, the backslash. */
  public String like() {
    return translate("", "%", c -> c.matches("[%_\\\\]") ? "\\" + c : c).text();
  }

  private Translation translate(
      String start, String any, java.util.function.UnaryOperator<String> quote) {
    var text = new StringBuilder(start);
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '*') {
        text.append(any);
      } else {
        char literal = c == '\\' && i + 1 < source.length() ? source.charAt(++i) : c;
        text.append(quote.apply(String.valueOf(literal)));
      }
    }
    return new Translation(text.toString());
  }

  private record Translation(String text) {
    boolean matches(String other) {
      return Pattern.compile(text).matcher(other).matches();
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
