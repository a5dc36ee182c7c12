package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.reply.Value;
import java.util.regex.Pattern;

/** Values and sentences as a terminal shows them: one harmless line each. */
public final class Shown {
  /** What stands for a line break, so that it is seen. */
  private static final String LINE_BREAK = "↵ ";

  /** Looked for once in a run of spaces, however long it is. */
  private static final Pattern BREAKS =
      Pattern.compile(
          "(?<!\\s)\\s*[\\r\\n\\x85\\u2028\\u2029]\\s*|[\\r\\n\\x85\\u2028\\u2029]\\s*");

  /** Spaces that could pass for the gap between two columns, or for nothing at all. */
  private static final Pattern FORGED_GAP = Pattern.compile(" (?= )|^ | $");

  private Shown() {}

  /** A cell of a table, or a fact. */
  static String cell(Value value) {
    return switch (value) {
      case Value.Text(String text) when !text.isBlank() -> withoutForgedGaps(sentence(text));
      default -> CellText.text(value);
    };
  }

  /** Text that stands on lines of its own. */
  public static String sentence(String text) {
    return PlainText.isAscii(text)
        ? text
        : PlainText.oneLine(BREAKS.matcher(text).replaceAll(LINE_BREAK));
  }

  private static String withoutForgedGaps(String text) {
    boolean forged = text.contains("  ") || text.startsWith(" ") || text.endsWith(" ");
    return forged ? FORGED_GAP.matcher(text).replaceAll("␠") : text;
  }
}
