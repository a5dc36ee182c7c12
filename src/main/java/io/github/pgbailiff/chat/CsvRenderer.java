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
 * others. Of parts that may not answer each row says at its end whether it did, so that the columns
 * are the same either way. Where there are bodies of several kinds the column {@code kind} names
 * them. A section without any, such as a cluster that cannot be reached, is a row of its facts.
 * What was done to a whole, with parts of its own, is a row of everything that JSON says beside its
 * tables; so is a request that was not carried out to its end, or of which no table has a row.
 * Cells that a spreadsheet would take for a formula start with an apostrophe.
 */
public final class CsvRenderer {
  /** Whether the part answered that a row is from, and why not. */
  private static final List<String> ANSWERED = List.of("reachable", "error");

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
    CsvFile file = file(report);
    boolean apart = isRowOfItsOwn(report);
    boolean several = apart || report.sections().stream().anyMatch(section -> kinds(section) > 1);
    if (apart) {
      var row = new LinkedHashMap<String, Value>();
      row.put("kind", data(report.facts()).getOrDefault("verb", Value.none()));
      row.putAll(beside(report));
      file.row(row);
    }
    for (Section section : report.sections()) {
      var rows = new CsvRows(identity(section), beside(report), several, file);
      section.bodies().forEach(rows::add);
      if (kinds(section) == 0 && !data(section.facts()).isEmpty()) {
        file.row(data(section.facts()));
      }
    }
    if (file.isEmpty()) {
      alone(data(report.facts()), file);
    }
    return file.toString();
  }

  private static CsvFile file(Reply.Report report) {
    var file = new CsvFile();
    if (report.sections().stream().anyMatch(it -> data(it.facts()).containsKey("reachable"))) {
      file.last(ANSWERED);
    }
    return file;
  }

  /** A row of what is said, unless that is that the thing asked for is not there. */
  private static void alone(Map<String, Value> facts, CsvFile file) {
    String verb = Scalars.text(facts.getOrDefault("verb", Value.none()));
    if (Value.none().equals(facts.get(verb))) {
      file.header(facts.keySet());
    } else {
      file.row(facts);
    }
  }

  /** A request that no row would tell of otherwise, or none how it stands. */
  private static boolean isRowOfItsOwn(Reply.Report report) {
    Map<String, Value> facts = data(report.facts());
    List<Body> bodies = report.sections().stream().flatMap(it -> it.bodies().stream()).toList();
    boolean isRequest = facts.getOrDefault("request", Value.none()) instanceof Value.Text;
    boolean isDone =
        Value.text("finished").equals(facts.get("state")) && !facts.containsKey("message");
    boolean hasRow =
        bodies.stream().anyMatch(it -> it instanceof Body.Table table && !table.rows().isEmpty());
    boolean isTold = bodies.stream().anyMatch(it -> it instanceof Body.Details one && isWhole(one));
    return isRequest && !isTold && !(isDone && hasRow);
  }

  /** What is said beside the tables and things, by name. */
  private static Map<String, Value> beside(Reply.Report report) {
    Map<String, Value> beside = data(report.facts());
    report.sections().stream()
        .flatMap(section -> section.bodies().stream())
        .filter(body -> body instanceof Body.Details details && isBeside(details))
        .forEach(body -> beside.putAll(data(((Body.Details) body).fields())));
    return beside;
  }

  private static boolean isBeside(Body.Details details) {
    return details.name().isEmpty() && !isWhole(details);
  }

  private static Map<String, Value> identity(Section section) {
    Map<String, Value> facts = data(section.facts());
    var identity = new LinkedHashMap<String, Value>();
    facts.forEach((name, value) -> {
      if (identity.isEmpty() || ANSWERED.contains(name)) {
        identity.put(name, value);
      }
    });
    return identity;
  }

  private static long kinds(Section section) {
    return section.bodies().stream().mapToLong(CsvRenderer::kinds).sum();
  }

  private static long kinds(Body body) {
    if (!body.inData() || body instanceof Body.Documents) {
      return 0;
    }
    return body instanceof Body.Details details
        ? (isBeside(details) ? 0 : 1)
            + details.bodies().stream().mapToLong(CsvRenderer::kinds).sum()
        : 1;
  }

  /** Whether it stands for a thing with parts, and not beside what is around it. */
  static boolean isWhole(Body.Details details) {
    return details.name().isEmpty() && !details.bodies().isEmpty();
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
