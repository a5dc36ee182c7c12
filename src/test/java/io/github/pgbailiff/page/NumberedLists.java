package io.github.pgbailiff.page;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Reports with one table. */
public final class NumberedLists {
  private NumberedLists() {}

  /** A column of the values. */
  public static Reply.Report of(List<Value> values) {
    var table =
        Body.Table.of(
            "numbers",
            List.of(Column.of("n", "N", Audience.ALWAYS)),
            values.stream().map(List::of).toList());
    var section = new Section(List.of(), List.of(table), List.of());
    return new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
  }

  /** The numbers from 1. */
  public static Reply.Report upTo(int n) {
    return of(IntStream.rangeClosed(1, n).mapToObj(Value::whole).toList());
  }

  /** The numbers that a page shows. */
  public static List<Integer> shown(Reply.Report report) {
    var table = (Body.Table) report.sections().getFirst().bodies().getFirst();
    return table.rows().stream().map(row -> (int) ((Value.Whole) row.getFirst()).number()).toList();
  }
}
