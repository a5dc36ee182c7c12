package io.github.pgbailiff.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement with the names of its parameters.
 *
 * @param statement what the statement is called in refusals
 * @param sql its text for JDBC, a question mark for each parameter
 * @param names the parameters in the order of the question marks; one may come more than once
 */
public record NamedParameters(String statement, String sql, List<String> names) {

  public NamedParameters {
    names = List.copyOf(names);
  }

  /**
   * The parameters of a text that writes each as {@code :name}. Those in quotes, comments, casts
   * ({@code ::text}) and slices ({@code [1:n]}) are none.
   *
   * @throws IllegalArgumentException when the text has a question mark of its own
   */
  public static NamedParameters of(String statement, String text) {
    return new Scan(statement, text).parameters();
  }

  /**
   * The values in the order of the question marks.
   *
   * @throws IllegalArgumentException when a name is missing or unknown
   */
  public List<? extends Optional<?>> bound(Values values) {
    return values.inOrder(statement, names);
  }

  /** One way through a text. */
  private static final class Scan {
    /** With one of these something else than plain text may begin. */
    private static final String MARKS = "'\"$-/:?";

    private final String statement;
    private final String text;
    private final StringBuilder sql = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private int at;

    Scan(String statement, String text) {
      this.statement = statement;
      this.text = text;
    }

    NamedParameters parameters() {
      while (at < text.length()) {
        if (isParameter()) {
          bind();
        } else {
          copyTo(endOfPiece());
        }
      }
      return new NamedParameters(statement, sql.toString(), names);
    }

    private boolean isParameter() {
      return text.charAt(at) == ':'
          && at + 1 < text.length()
          && Character.isJavaIdentifierStart(text.charAt(at + 1))
          && !isWord(at - 1);
    }

    private void bind() {
      int end = at + 1;
      while (isWord(end)) {
        end++;
      }
      names.add(text.substring(at + 1, end));
      sql.append('?');
      at = end;
    }

    private void copyTo(int end) {
      sql.append(text, at, end);
      at = end;
    }

    /** Where what begins here ends: a quoted piece, a comment, a cast or a character. */
    private int endOfPiece() {
      return switch (text.charAt(at)) {
        case '\'' -> endOfString();
        case '"' -> after("\"", at + 1);
        case '$' -> endOfDollarQuote();
        case '-' -> text.startsWith("--", at) ? after("\n", at) : at + 1;
        case '/' -> text.startsWith("/*", at) ? after("*/", at + 2) : at + 1;
        case ':' -> text.startsWith("::", at) ? at + 2 : at + 1;
        case '?' ->
            throw new IllegalArgumentException(
                "statement: " + statement + " has a question mark; parameters are written :name");
        default -> endOfPlain();
      };
    }

    /** Most of a text: its end is looked for rather than every character copied. */
    private int endOfPlain() {
      int end = at + 1;
      while (end < text.length() && isPlain(text.charAt(end))) {
        end++;
      }
      return end;
    }

    private static boolean isPlain(char character) {
      return character > '?' || character == ' ' || MARKS.indexOf(character) < 0;
    }

    /** A quote goes on after a doubled quote, and in {@code E'...'} after one with a backslash. */
    private int endOfString() {
      boolean escapes =
          at > 0 && Character.toLowerCase(text.charAt(at - 1)) == 'e' && !isWord(at - 2);
      int end = at + 1;
      while (end < text.length() && (text.charAt(end) != '\'' || text.startsWith("''", end))) {
        boolean pair = text.charAt(end) == '\'' || (escapes && text.charAt(end) == '\\');
        end += pair ? 2 : 1;
      }
      return Math.min(end + 1, text.length());
    }

    private int endOfDollarQuote() {
      int end = at + 1;
      while (isWord(end) && text.charAt(end) != '$') {
        end++;
      }
      boolean quote = text.startsWith("$", end) && !isWord(at - 1);
      return quote ? after(text.substring(at, end + 1), end + 1) : at + 1;
    }

    private int after(String mark, int from) {
      int found = text.indexOf(mark, from);
      return found < 0 ? text.length() : found + mark.length();
    }

    private boolean isWord(int index) {
      return index >= 0
          && index < text.length()
          && Character.isJavaIdentifierPart(text.charAt(index));
    }
  }
}
