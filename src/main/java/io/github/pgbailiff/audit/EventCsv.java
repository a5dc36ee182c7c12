package io.github.pgbailiff.audit;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event as a row of CSV. */
public final class EventCsv {
  private static final List<String> FROM_BODY =
      List.of(
          "type", "actor", "person", "place", "host", "verb", "cluster", "request", "reason", "why",
          "command");

  /** What spreadsheets take for the start of a formula, also in full width. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final JsonMapper JSON = new JsonMapper();

  private EventCsv() {}

  public static void header(Appendable out) throws IOException {
    out.append("seq,at,")
        .append(String.join(",", FROM_BODY))
        .append(",body,previous_hash,hash\r\n");
  }

  public static void write(Entry entry, Appendable out) throws IOException {
    out.append(Long.toString(entry.seq())).append(',').append(cell(entry.at()));
    JsonNode body = body(entry);
    for (String name : FROM_BODY) {
      out.append(',').append(cell(text(body, name)));
    }
    out.append(',').append(cell(entry.body()));
    out.append(',').append(cell(entry.previousHash()));
    out.append(',').append(cell(entry.hash())).append("\r\n");
  }

  /** A body that somebody broke is shown as it is, and nothing is taken out of it. */
  private static JsonNode body(Entry entry) {
    try {
      return JSON.readTree(entry.body());
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  /** A change on several clusters has them as a list. */
  private static String text(JsonNode body, String name) {
    if (name.equals("cluster") && body.path("clusters").isArray()) {
      return String.join(
          "; ", body.path("clusters").valueStream().map(it -> it.asString("")).toList());
    }
    return body.path(name).asString("");
  }

  private static String cell(String text) {
    String cell = isFormula(text) ? "'" + text : text;
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  private static boolean isFormula(String text) {
    return startsFormula(text) || startsFormula(text.strip());
  }

  private static boolean startsFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
  }
}
