package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.CsvRenderer;
import io.github.pgbailiff.chat.terminal.text.ButtonNumbers;
import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.chat.terminal.text.TableText;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Stream;

/** A destination of the last reply of a one-shot command. */
public sealed interface Output {

  /**
   * Prints the reply.
   *
   * @param out for the reply itself
   * @param err for whatever else people should know
   */
  void print(Reply reply, PrintStream out, PrintStream err);

  /** For people: what was refused goes to the second stream. */
  record Table(TextRenderer renderer) implements Output {
    @Override
    public void print(Reply reply, PrintStream out, PrintStream err) {
      (reply instanceof Reply.Refusal ? err : out)
          .print(renderer.render(reply, ButtonNumbers.NONE));
    }
  }

  /** One JSON object, whatever the reply; what people should know goes to the second stream. */
  record Json() implements Output {
    @Override
    public void print(Reply reply, PrintStream out, PrintStream err) {
      out.print(new JsonRenderer().render(reply));
      report(reply).ifPresent(it -> notes(it).forEach(note -> line(note, err)));
    }
  }

  /** Rows only; what has no place in them goes to the second stream. */
  record Csv() implements Output {
    @Override
    public void print(Reply reply, PrintStream out, PrintStream err) {
      if (reply instanceof Reply.Refusal) {
        err.print(new TextRenderer(120, false, View.DEFAULT).render(reply));
      } else {
        out.print(CsvRenderer.render(reply));
        report(reply).ifPresent(it -> beside(it).forEach(line -> line(line, err)));
      }
    }

    private static Stream<String> beside(Reply.Report report) {
      Stream<String> cut =
          report.sections().stream()
              .flatMap(section -> section.bodies().stream())
              .filter(Body.Table.class::isInstance)
              .map(Body.Table.class::cast)
              .filter(table -> table.matched() > table.rows().size())
              .map(TableText::count);
      return Stream.concat(cut, notes(report));
    }
  }

  private static void line(String text, PrintStream err) {
    err.print(Shown.sentence(text) + "\n");
  }

  private static Stream<String> notes(Reply.Report report) {
    return Stream.concat(
        report.sections().stream().flatMap(section -> section.notes().stream()),
        report.notes().stream());
  }

  private static Optional<Reply.Report> report(Reply reply) {
    return switch (reply) {
      case Reply.Report report -> Optional.of(report);
      case Reply.Card card -> Optional.of(card.report());
      case Reply.Attachment attachment -> Optional.of(attachment.report());
      case Reply.Presented presented -> report(presented.reply());
      case Reply.Refusal _, Reply.Question _ -> Optional.empty();
    };
  }
}
