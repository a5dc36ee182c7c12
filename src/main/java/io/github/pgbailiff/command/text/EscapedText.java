package io.github.pgbailiff.command.text;

import io.github.pgbailiff.command.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in which a backslash makes the next character literal; a backslash at the very end stands
 * for itself.
 *
 * @param source as written, with its backslashes
 */
public record EscapedText(String source) {

  /** What is meant, without the backslashes. */
  public String literal() {
    var text = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      text.append(source.charAt(escapes(i) ? ++i : i));
    }
    return text.toString();
  }

  /** The parts between the separators that no backslash precedes; always at least one. */
  public List<EscapedText> split(char separator) {
    List<EscapedText> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < source.length(); i++) {
      if (source.charAt(i) == separator) {
        parts.add(new EscapedText(source.substring(start, i)));
        start = i + 1;
      } else if (escapes(i)) {
        i++;
      }
    }
    parts.add(new EscapedText(source.substring(start)));
    return parts;
  }

  /** The same as a glob, with backslashes only where a glob needs them. */
  public Glob glob() {
    var text = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        char literal = escapes(i) ? source.charAt(++i) : c;
        text.append(literal == '*' || literal == '\\' ? "\\" : "").append(literal);
      } else {
        text.append(c);
      }
    }
    return new Glob(text.toString());
  }

  public boolean isEmpty() {
    return source.isEmpty();
  }

  /** Whether the character stands in front, with no backslash before it. */
  public boolean startsWith(char c) {
    return !source.isEmpty() && source.charAt(0) == c;
  }

  /** Without the plain spaces around it that no backslash precedes. */
  public EscapedText strip() {
    int start = 0;
    while (start < source.length() && source.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    for (int i = start; i < source.length(); i++) {
      boolean escaped = escapes(i);
      i += escaped ? 1 : 0;
      end = escaped || source.charAt(i) != ' ' ? i + 1 : end;
    }
    return new EscapedText(source.substring(start, end));
  }

  public EscapedText from(int start) {
    return new EscapedText(source.substring(start));
  }

  private boolean escapes(int i) {
    return source.charAt(i) == '\\' && i + 1 < source.length();
  }
}
