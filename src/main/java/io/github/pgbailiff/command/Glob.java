package io.github.pgbailiff.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text in which {@code *} stands for any characters and a backslash makes the next one literal.
 * It is matched in time linear in text and pattern, whoever wrote either of them.
 *
 * @param source as written, with its backslashes
 */
public record Glob(String source) {
  /** How many characters people may write. */
  public static final int LONGEST = 200;

  private static final Pattern STAND_IN = Pattern.compile("me|none|@.*|[\\w-]+:.*", Pattern.DOTALL);

  /** A glob that matches exactly this text. */
  public static Glob exactly(String text) {
    return new Glob(text.replace("\\", "\\\\").replace("*", "\\*"));
  }

  /** The glob that means the role of exactly this name, whomever the name would stand for. */
  public static Glob role(String name) {
    return exactly(name).named();
  }

  /** The same for names alone: a backslash keeps it from standing for anybody. */
  public Glob named() {
    return standsForRoles() ? new Glob("\\" + source) : this;
  }

  /**
   * Whether {@code user:} may take it, as it is written, for something else than a role of that
   * name: for the roles of a person, or for no role.
   */
  public boolean standsForRoles() {
    return STAND_IN.matcher(source).matches();
  }

  /** Whether the whole text matches; letter case counts. */
  public boolean matches(String text) {
    List<String> pieces = pieces();
    String first = pieces.getFirst();
    if (pieces.size() == 1) {
      return text.equals(first);
    }
    String last = pieces.getLast();
    int end = text.length() - last.length();
    if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      at = TextSearch.end(text, at, end, piece);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** The only text it matches, or empty when it holds a star. */
  public Optional<String> literal() {
    List<String> pieces = pieces();
    return pieces.size() == 1 ? Optional.of(pieces.getFirst()) : Optional.empty();
  }

  /** The literal texts between the stars, in their order; always at least one. */
  public List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    var piece = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '*') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(c == '\\' && i + 1 < source.length() ? source.charAt(++i) : c);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  /** The same as a pattern of SQL's {@code LIKE} with its default escape, the backslash. */
  public String like() {
    return String.join(
        "%",
        pieces().stream()
            .map(it -> it.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
            .toList());
  }

  @Override
  public String toString() {
    return source;
  }
}
