package io.github.pgbailiff.chat.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * A line while it is typed, as its words stand there: the executor splits lines, this only finds
 * what completion has to replace. Every line is complete.
 */
record TypedLine(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
    implements CompletingParsedLine {

  /** Splits at spaces that neither stand in double quotes nor follow a backslash. */
  static final class LineParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      int start = lastStart(line.substring(0, cursor));
      var words = new ArrayList<>(List.of(line.substring(0, start).strip().split(" +")));
      words.removeIf(String::isEmpty);
      words.add(line.substring(start, cursor));
      return new TypedLine(line, cursor, words, words.size() - 1, cursor - start);
    }

    private static int lastStart(String typed) {
      int start = 0;
      boolean quoted = false;
      for (int i = 0; i < typed.length(); i++) {
        char c = typed.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (c == ' ' && !quoted) {
          start = i + 1;
        }
      }
      return start;
    }
  }

  @Override
  public String word() {
    return words.getLast();
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate;
  }

  @Override
  public int rawWordCursor() {
    return wordCursor;
  }

  @Override
  public int rawWordLength() {
    return word().length();
  }
}
