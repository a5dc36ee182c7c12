package io.github.pgbailiff.page;

import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** Reports cut into pages: so many rows of each table. */
public final class Pages {
  private Pages() {}

  /** How many pages there are, at least one. */
  static int pages(Reply.Report report, int rows) {
    int longest =
        report.sections().stream()
            .flatMap(section -> section.bodies().stream())
            .mapToInt(body -> body instanceof Body.Table table ? table.rows().size() : 0)
            .max()
            .orElse(0);
    return Math.max(1, Math.ceilDiv(longest, rows));
  }

  /**
   * One page.
   *
   * @param page from 1
   * @throws UserMistake when there is no such page
   */
  public static Reply.Report page(Reply.Report report, int rows, int page) {
    int pages = pages(report, rows);
    if (page > pages) {
      throw new UserMistake("page: %d is beyond the last page, which is %d".formatted(page, pages));
    }
    return report.with(report.sections().stream().map(it -> page(it, rows, page)).toList());
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
