package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.CsvRenderer;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Replies as text for people in front of a terminal.
 *
 * <p>Whatever comes from a database or a person is made harmless here: it cannot move the cursor,
 * start a line, or turn the reading direction.
 */
public final class TextRenderer implements Renderer {
  /** The narrowest terminal that anything is laid out for. */
  private static final int LEAST = 20;

  private final TextLayout layout;

  /**
   * @param width of the terminal, in cells
   * @param colours whether to use escape codes for them
   * @param view for replies that do not wish for another
   */
  public TextRenderer(int width, boolean colours, View view) {
    this(width, colours, view, ZoneId.systemDefault());
  }

  /** As the other, for readers in that time zone. */
  public TextRenderer(int width, boolean colours, View view, ZoneId zone) {
    this(new TextLayout(Math.max(LEAST, width), new Ink(colours), view, false, zone));
  }

  private TextRenderer(TextLayout layout) {
    this.layout = layout;
  }

  @Override
  public String render(Reply reply) {
    return render(reply, ButtonNumbers.PLAIN);
  }

  /** One value, as it reads among others. */
  public String value(Value value) {
    return layout.cell(value);
  }

  /**
   * As {@link #render(Reply)}.
   *
   * @param buttons the numbers of the reply's buttons
   */
  public String render(Reply reply, ButtonNumbers buttons) {
    return switch (reply) {
      case Reply.Report report -> text(new ReportText(layout).report(report, buttons));
      case Reply.Card card -> text(new ReportText(layout).card(card, buttons));
      case Reply.Refusal refusal -> text(refusal(refusal));
      case Reply.Question question -> text(question(question));
      case Reply.Presented(Reply inner, var wishes) ->
          new TextRenderer(layout.with(wishes)).render(inner, buttons);
      case Reply.Attachment attachment -> CsvRenderer.render(attachment).replace("\r\n", "\n");
    };
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private List<String> refusal(Reply.Refusal refusal) {
    var lines = new ArrayList<String>();
    WordWrap.words("✗ " + Shown.sentence(refusal.message()), layout.width())
        .forEach(line -> lines.add(layout.ink().refused(line)));
    lines.addAll(new FieldsText(layout, refusal.facts()).below());
    return lines;
  }

  private List<String> question(Reply.Question question) {
    var lines = new ArrayList<String>();
    lines.add(layout.ink().bold(Shown.sentence(question.title())));
    lines.addAll(WordWrap.words(Shown.sentence(question.text()), layout.width()));
    return lines;
  }
}
