package io.github.pgbailiff.chat;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CSV file while it is put together: its header grows with the rows. */
final class CsvFile {
  /** What spreadsheets take for the start of a formula, also in full width. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");

  private final SequencedSet<String> header = new LinkedHashSet<>();
  private final SequencedSet<String> last = new LinkedHashSet<>();
  private final List<Map<String, Value>> rows = new ArrayList<>();

  /** Puts names behind all others, whether a row has them or not. */
  void last(Collection<String> names) {
    last.addAll(names);
  }

  void header(Collection<String> names) {
    header.addAll(names);
  }

  /** Adds a row; its names join the header. */
  void row(Map<String, Value> row) {
    header.addAll(row.keySet());
    rows.add(row);
  }

  boolean isEmpty() {
    return header.isEmpty();
  }

  @Override
  public String toString() {
    List<String> names =
        Stream.concat(header.stream().filter(it -> !last.contains(it)), last.stream()).toList();
    var file = new StringBuilder();
    file.append(String.join(",", names)).append("\r\n");
    for (Map<String, Value> row : rows) {
      file.append(
              names.stream()
                  .map(name -> cell(row.getOrDefault(name, Value.none())))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return file.toString();
  }

  private static String cell(Value value) {
    String text = Scalars.text(value);
    String cell = PlainText.lines(isFormula(text) ? "'" + text : text);
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  private static boolean isFormula(String text) {
    String visible = text.strip();
    return !NUMBER.matcher(visible).matches() && (startsFormula(text) || startsFormula(visible));
  }

  private static boolean startsFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
  }
}
