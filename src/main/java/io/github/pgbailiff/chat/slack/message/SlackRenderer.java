package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.EmptyReport;
import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.Run;
import io.github.pgbailiff.chat.text.TextBlocks;
import io.github.pgbailiff.chat.text.ToneMark;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Replies as messages. */
public final class SlackRenderer {
  /** The beginning of the ids of all buttons; what follows only has to differ within a block. */
  static final String PRESS = "press-";

  private static final String MENTION = SlackOrigin.PLATFORM + ":";

  private SlackRenderer() {}

  /**
   * The reply as one message.
   *
   * @param toEverybody others than the asker will read it: without sensitive columns
   */
  public static SlackMessage message(Reply reply, boolean toEverybody) {
    return message(reply, new SlackLayout(View.DEFAULT, toEverybody));
  }

  private static SlackMessage message(Reply reply, SlackLayout layout) {
    return switch (reply) {
      case Reply.Report report -> report(report, layout);
      case Reply.Card card -> card(card, layout);
      case Reply.Refusal refusal -> refusal(refusal, layout);
      case Reply.Question question -> words(question.title() + ": " + question.text());
      case Reply.Attachment attachment ->
          words("the list is in your direct messages as " + attachment.name());
      case Reply.Presented presented ->
          message(
              presented.reply(),
              new SlackLayout(
                  presented.presentation().view(),
                  layout.toEverybody() || presented.presentation().toEverybody()));
    };
  }

  /** Whether everybody in the channel is to read it. */
  public static boolean isToEverybody(Reply reply) {
    return reply instanceof Reply.Presented presented && presented.presentation().toEverybody();
  }

  private static SlackMessage report(Reply.Report report, SlackLayout layout) {
    var message = new SlackComposition();
    if (!layout.toEverybody()) {
      SlackSelection.of(report).forEach(message::addAtEnd);
    }
    message.add(TextBlocks.of(report, layout));
    if (message.isEmpty()) {
      message.addText(EmptyReport.in(report));
    }
    return message.finished(fallback(report));
  }

  private static SlackMessage card(Reply.Card card, SlackLayout layout) {
    var message = new SlackComposition();
    titles(card).forEach(message::addFirst);
    List<ObjectNode> mentions = mentions(card);
    if (!mentions.isEmpty()) {
      message.addAtEnd(BlockKit.paragraph(mentions));
    }
    if (!layout.toEverybody()) {
      SlackSelection.of(card.report()).forEach(message::addAtEnd);
    }
    if (!card.buttons().isEmpty()) {
      message.addAtEnd(buttons("buttons", card.buttons()));
    }
    message.add(TextBlocks.of(card.report(), layout));
    return message.finished(card.title().isEmpty() ? fallback(card.report()) : card.title());
  }

  /** One that is too long for a header stands below it in full. */
  private static List<ObjectNode> titles(Reply.Card card) {
    String title = ToneMark.before(card.tone(), card.title());
    if (card.title().isEmpty()) {
      return List.of();
    }
    ObjectNode header = BlockKit.header(title);
    return title.length() > BlockKitLimits.HEADER
        ? List.of(
            header,
            BlockKit.paragraph(List.of(BlockKit.text(PlainText.oneLine(card.title()), true))))
        : List.of(header);
  }

  private static List<ObjectNode> mentions(Reply.Card card) {
    return card.mentions().stream()
        .filter(identity -> identity.startsWith(MENTION))
        .map(identity -> BlockKit.mention(identity.substring(MENTION.length())))
        .flatMap(mention -> Stream.of(mention, BlockKit.text(" ", false)))
        .toList();
  }

  static ObjectNode buttons(String id, List<Button> buttons) {
    return BlockKit.actions(
        id,
        IntStream.range(0, buttons.size())
            .mapToObj(i -> BlockKit.button(PRESS + i, buttons.get(i)))
            .toList());
  }

  private static SlackMessage refusal(Reply.Refusal refusal, SlackLayout layout) {
    var message = new SlackComposition();
    message.addText("⛔ " + refusal.message());
    var report = new Reply.Report(refusal.facts(), "", List.of(), List.of(), refusal.exit());
    message.add(TextBlocks.of(report, layout));
    return message.finished(refusal.message());
  }

  public static SlackMessage words(String text) {
    var message = new SlackComposition();
    message.addText(text);
    return message.finished(text);
  }

  private static String fallback(Reply.Report report) {
    return report.findings().stream()
        .map(finding -> SlackComposition.told(finding.mark(), Run.sentence(finding.sentence())))
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElseGet(() -> facts(report));
  }

  private static String facts(Reply.Report report) {
    return Stream.concat(
            report.facts().stream().limit(1),
            report.sections().stream().flatMap(section -> section.facts().stream()))
        .filter(field -> field.column().show().inNarrow())
        .map(Field::value)
        .map(CellText::text)
        .limit(4)
        .reduce((a, b) -> a + " " + b)
        .orElseGet(() -> report.notes().stream().findFirst().orElse("pgbailiff"));
  }
}
