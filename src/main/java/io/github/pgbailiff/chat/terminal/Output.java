package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.CsvRenderer;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Where the last reply of a one-shot command goes. */
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
      (reply instanceof Reply.Refusal ? err : out).print(renderer.render(reply));
    }
  }

  /** One JSON object, whatever the reply. */
  record Json() implements Output {
    @Override
    public void print(Reply reply, PrintStream out, PrintStream err) {
      out.print(new JsonRenderer().render(reply));
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
        beside(reply).forEach(line -> err.print(Shown.sentence(line) + "\n"));
      }
    }

    private static List<String> beside(Reply reply) {
      return switch (reply) {
        case Reply.Report report -> beside(report);
        case Reply.Card card -> beside(card.report());
        case Reply.Attachment attachment -> beside(attachment.report());
        case Reply.Presented presented -> beside(presented.reply());
        case Reply.Refusal _, Reply.Question _ -> List.of();
      };
    }

    private static List<String> beside(Reply.Report report) {
      var lines = new ArrayList<String>();
      for (Section section : report.sections()) {
        section.bodies().stream()
            .filter(Body.Table.class::isInstance)
            .map(Body.Table.class::cast)
            .filter(table -> table.matched() > table.rows().size())
            .forEach(table -> lines.add(TableText.count(table)));
        lines.addAll(section.notes());
      }
      lines.addAll(report.notes());
      return lines;
    }
  }
}
