package io.github.pgbailiff.page;

import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** Reports cut into pages: so many rows of each table. */
public final class Pages {
  private Pages() {}

  /** How many pages there are, at least one. */
  static int pages(Reply.Report report, int rows) {
    int longest = Math.max(rows(report), report.findings().size());
    return Math.max(1, Math.ceilDiv(longest, rows));
  }

  /** How many rows the longest of its tables has for people. */
  static int rows(Reply.Report report) {
    return report.sections().stream()
        .flatMap(section -> section.bodies().stream())
        .mapToInt(body -> body instanceof Body.Table table ? shown(table) : 0)
        .max()
        .orElse(0);
  }

  /** Rows that people see. */
  private static int shown(Body.Table table) {
    boolean seen = table.columns().stream().anyMatch(it -> it.show().inWide());
    return seen ? table.rows().size() : 0;
  }

  /**
   * One page.
   *
   * @param page from 1
   * @throws UserMistake when there is no such page
   */
  public static Reply.Report page(Reply.Report report, int rows, int page) {
    UserMistake.unlessPage(page, pages(report, rows));
    return report
        .with(report.sections().stream().map(it -> page(it, rows, page)).toList())
        .finding(findings(report.findings(), rows, page));
  }

  /** Those of a page where there are more than one holds; else they stand on each. */
  private static List<Finding> findings(List<Finding> findings, int rows, int page) {
    if (findings.size() <= rows) {
      return findings;
    }
    int from = (int) Math.min((page - 1L) * rows, findings.size());
    return findings.subList(from, Math.min(from + rows, findings.size()));
  }

  private static Section page(Section section, int rows, int page) {
    return new Section(
        section.facts(),
        section.bodies().stream().map(it -> page(it, rows, page)).toList(),
        section.notes());
  }

  private static Body page(Body body, int rows, int page) {
    if (!(body instanceof Body.Table table)) {
      return body;
    }
    int from = (int) Math.min((page - 1L) * rows, table.rows().size());
    int to = Math.min(from + rows, table.rows().size());
    List<List<Value>> shown = table.rows().subList(from, to);
    return new Body.Table(table.name(), table.columns(), shown, table.matched());
  }
}
