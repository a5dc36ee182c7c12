package io.github.pgbailiff.chat;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replies as CSV (RFC 4180), with a header of the names that JSON uses.
 *
 * <p>The rows of all sections stand in one table, after the fact that tells their section from
 * others. Where there are bodies of several kinds the column {@code kind} names them. A section
 * without any, such as a cluster that cannot be reached, is a row of its facts. Cells that a
 * spreadsheet would take for a formula start with an apostrophe.
 */
public final class CsvRenderer {
  private CsvRenderer() {}

  /** The whole file; lines end in CR LF. */
  public static String render(Reply reply) {
    return switch (reply) {
      case Reply.Report report -> report(report);
      case Reply.Card card -> report(card.report());
      case Reply.Attachment attachment -> report(attachment.report());
      case Reply.Presented presented -> render(presented.reply());
      case Reply.Refusal refusal -> refusal(refusal);
      case Reply.Question question ->
          refusal(Reply.Refusal.of("unanswered", question.text(), question.exit()));
    };
  }

  private static String refusal(Reply.Refusal refusal) {
    var row = new LinkedHashMap<String, Value>();
    row.put("error", Value.text(refusal.error()));
    row.put("message", Value.text(refusal.message()));
    row.putAll(data(refusal.facts()));
    var file = new CsvFile();
    file.row(row);
    return file.toString();
  }

  private static String report(Reply.Report report) {
    var file = new CsvFile();
    boolean several = report.sections().stream().anyMatch(section -> kinds(section) > 1);
    for (Section section : report.sections()) {
      var rows = new CsvRows(identity(section), several, file);
      section.bodies().forEach(rows::add);
      if (kinds(section) == 0 && !data(section.facts()).isEmpty()) {
        file.row(data(section.facts()));
      }
    }
    if (file.isEmpty()) {
      file.row(data(report.facts()));
    }
    return file.toString();
  }

  private static Map<String, Value> identity(Section section) {
    return data(
        section.facts().stream().filter(field -> field.column().show().inData()).limit(1).toList());
  }

  private static long kinds(Section section) {
    return section.bodies().stream().mapToLong(CsvRenderer::kinds).sum();
  }

  private static long kinds(Body body) {
    if (!body.inData() || body instanceof Body.Documents) {
      return 0;
    }
    return body instanceof Body.Details details
        ? (details.name().isEmpty() ? 0 : 1)
            + details.bodies().stream().mapToLong(CsvRenderer::kinds).sum()
        : 1;
  }

  /** What programs see of the fields, by name. */
  static Map<String, Value> data(List<Field> fields) {
    var row = new LinkedHashMap<String, Value>();
    for (Field field : fields) {
      if (field.column().show().inData()) {
        row.put(field.column().name(), field.value());
      }
    }
    return row;
  }
}
