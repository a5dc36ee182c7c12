package io.github.pgbailiff.executor;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an answer is shown: which page of it, how wide, and to whom.
 *
 * @param rows how many rows a page has; empty: all
 * @param page from 1
 */
record Presenting(Optional<Integer> rows, int page, Presentation presentation) {
  private static final int ROWS_IN_CHAT = 20;
  private static final String TERMINAL = "terminal";

  static Presenting of(Command command, Invocation invocation) {
    boolean terminal = invocation.place().platform().equals(TERMINAL);
    Optional<Integer> usual = terminal ? Optional.empty() : Optional.of(ROWS_IN_CHAT);
    View view =
        command
            .options()
            .text(Keys.VIEW.name())
            .map(text -> View.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(View.DEFAULT);
    return new Presenting(
        command.options().number(Keys.LIMIT.name()).or(() -> usual),
        command.options().number(Keys.PAGE.name()).orElse(1),
        new Presentation(view, command.options().flag(Keys.PUBLIC.name())));
  }

  Reply present(Reply reply) {
    Reply cut =
        reply instanceof Reply.Report report
            ? rows.<Reply>map(n -> cut(report, n)).orElse(report)
            : reply;
    boolean plain = presentation.view() == View.DEFAULT && !presentation.toEverybody();
    return plain || reply instanceof Reply.Refusal ? cut : new Reply.Presented(cut, presentation);
  }

  private Reply.Report cut(Reply.Report report, int rows) {
    return new Reply.Report(
        report.facts(),
        report.list(),
        report.sections().stream().map(it -> cut(it, rows)).toList(),
        report.notes(),
        report.exit());
  }

  private Section cut(Section section, int rows) {
    return new Section(
        section.facts(),
        section.bodies().stream().map(it -> cut(it, rows)).toList(),
        section.notes());
  }

  private Body cut(Body body, int rows) {
    if (!(body instanceof Body.Table table)) {
      return body;
    }
    int from = (int) Math.min((long) (page - 1) * rows, table.rows().size());
    int to = Math.min(from + rows, table.rows().size());
    List<List<Value>> shown = table.rows().subList(from, to);
    return new Body.Table(table.name(), table.columns(), shown, table.matched());
  }
}
