package io.github.pgbailiff.executor;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Show;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Reports with one table. */
final class Lists {
  private Lists() {}

  /** A column of the values. */
  static Reply.Report of(List<Value> values) {
    var table =
        Body.Table.of(
            "numbers",
            List.of(Column.of("n", "N", Show.ALWAYS)),
            values.stream().map(List::of).toList());
    var section = new Section(List.of(), List.of(table), List.of());
    return new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
  }

  /** The numbers from 1. */
  static Reply.Report upTo(int n) {
    return of(IntStream.rangeClosed(1, n).mapToObj(Value::whole).toList());
  }

  /** The numbers that a page shows. */
  static List<Integer> shown(Reply.Report report) {
    var table = (Body.Table) report.sections().getFirst().bodies().getFirst();
    return table.rows().stream().map(row -> (int) ((Value.Whole) row.getFirst()).number()).toList();
  }
}
