package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.CsvRenderer;
import io.github.pgbailiff.chat.PressedMessage;
import io.github.pgbailiff.chat.discord.message.DiscordMessage.CsvAttachment;
import io.github.pgbailiff.chat.text.EmptyReport;
import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.TextBlocks;
import io.github.pgbailiff.chat.text.ToneMark;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.MessageEmbed;

/**
 * Replies as messages. A title stands where Discord knows no markup, everything else that may come
 * from a user in code.
 */
public final class DiscordRenderer {
  private static final String MENTION = DiscordOrigin.PLATFORM + ":";
  private static final Pattern MENTIONED = Pattern.compile("[@#]?[0-9]{5,20}");

  /** What pages and other cards have besides. */
  private static final int ROWS_OF_A_CARD = 1;

  private static final String REST = "all-rows.csv";

  private DiscordRenderer() {}

  /**
   * The reply as one message.
   *
   * @param toEverybody others than the asker will read it: without sensitive columns
   */
  public static DiscordMessage message(Reply reply, boolean toEverybody) {
    return message(reply, new DiscordLayout(View.DEFAULT, toEverybody));
  }

  private static DiscordMessage message(Reply reply, DiscordLayout layout) {
    return switch (reply) {
      case Reply.Report report -> report(Optional.empty(), Tone.NEUTRAL, report, layout);
      case Reply.Card card -> card(card, layout);
      case Reply.Refusal refusal -> refusal(refusal, layout);
      case Reply.Question question -> card(PressedMessage.toAsk(question), layout);
      case Reply.Attachment attachment -> attachment(attachment, layout);
      case Reply.Presented presented ->
          message(
              presented.reply(),
              new DiscordLayout(
                  presented.presentation().view(),
                  layout.toEverybody() || presented.presentation().toEverybody()));
    };
  }

  /** Whether everybody in the channel is to read it. */
  public static boolean isToEverybody(Reply reply) {
    return reply instanceof Reply.Presented presented && presented.presentation().toEverybody();
  }

  private static DiscordMessage report(
      Optional<String> title, Tone tone, Reply.Report report, DiscordLayout layout) {
    int room = layout.isWide() ? DiscordLimits.WIDE_TEXT : DiscordLimits.TEXT;
    var text = new DiscordComposition(room).add(TextBlocks.of(report, layout));
    if (title.isEmpty() && text.isEmpty()) {
      return words(EmptyReport.in(report));
    }
    Tone shown = tone == Tone.NEUTRAL ? tone(report) : tone;
    var message =
        new DiscordMessage(
            layout.isWide() ? text.text() : "",
            embeds(title, shown, layout.isWide() ? "" : text.text()),
            layout.toEverybody() ? List.of() : rows(report),
            List.of(),
            Optional.empty(),
            text.isComplete());
    return text.isComplete() || layout.toEverybody() ? message : withRest(message, report);
  }

  /** The colour of the worst finding. */
  private static Tone tone(Reply.Report report) {
    return report.findings().stream()
        .map(Finding::mark)
        .min(Comparator.naturalOrder())
        .map(mark ->
            switch (mark) {
              case HELD_UP -> Tone.BAD;
              case LOOK -> Tone.WAITING;
              case QUIET -> Tone.GOOD;
              case NONE -> Tone.NEUTRAL;
            })
        .orElse(Tone.NEUTRAL);
  }

  /** A row of next steps of each finding, as far as there is room, and the menus. */
  private static List<ActionRow> rows(Reply.Report report) {
    List<ActionRow> menus = DiscordSelection.of(report);
    List<ActionRow> rows =
        new ArrayList<>(
            DiscordButtons.rows(
                Button.of(report), DiscordLimits.ROWS - menus.size() - ROWS_OF_A_CARD));
    rows.addAll(menus);
    return rows;
  }

  private static List<MessageEmbed> embeds(Optional<String> title, Tone tone, String text) {
    var embed = new EmbedBuilder().setColor(color(tone)).setDescription(text);
    title.ifPresent(words -> embed.setAuthor(title(tone, words)));
    return embed.isEmpty() ? List.of() : List.of(embed.build());
  }

  /** What there is no room for reaches the asker as a file. */
  private static DiscordMessage withRest(DiscordMessage message, Reply.Report report) {
    String csv = CsvRenderer.render(report);
    return isSmall(csv) ? message.with(new CsvAttachment(REST, csv)) : message;
  }

  private static boolean isSmall(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8).length <= DiscordLimits.FILE_BYTES;
  }

  private static Optional<String> title(Reply.Card card) {
    return Optional.of(card.title()).filter(it -> !it.isEmpty());
  }

  private static DiscordMessage card(Reply.Card card, DiscordLayout layout) {
    DiscordMessage message = report(title(card), card.tone(), card.report(), layout);
    List<String> mentions =
        card.mentions().stream()
            .filter(identity -> identity.startsWith(MENTION))
            .map(identity -> identity.substring(MENTION.length()))
            .filter(user -> MENTIONED.matcher(user).matches() || DiscordText.isAddress(user))
            .distinct()
            .limit(DiscordLimits.OPTIONS)
            .toList();
    List<ActionRow> rows = new ArrayList<>(message.rows());
    rows.addAll(DiscordButtons.rows(card.buttons(), DiscordLimits.ROWS - rows.size()));
    return new DiscordMessage(
        message.content(), message.embeds(), rows, mentions, message.file(), message.complete());
  }

  private static DiscordMessage refusal(Reply.Refusal refusal, DiscordLayout layout) {
    var facts = new Reply.Report(refusal.facts(), "", List.of(), List.of(), refusal.exit());
    var text =
        new DiscordComposition(DiscordLimits.TEXT)
            .add(List.of(new TextBlocks.Piece.Lines(0, wrapped(refusal.message()))))
            .add(TextBlocks.of(facts, layout));
    var embed =
        new EmbedBuilder()
            .setColor(color(Tone.BAD))
            .setAuthor(title(Tone.BAD, refusal.error().replace('_', ' ')))
            .setDescription(text.text());
    return new DiscordMessage(
        "", List.of(embed.build()), List.of(), List.of(), Optional.empty(), true);
  }

  private static List<String> wrapped(String message) {
    return PlainText.lines(message).lines().toList();
  }

  private static DiscordMessage attachment(Reply.Attachment attachment, DiscordLayout layout) {
    String csv = CsvRenderer.render(attachment);
    return isSmall(csv) && !layout.toEverybody()
        ? words(attachment.name()).with(new CsvAttachment(attachment.name(), csv))
        : words(attachment.name() + " is too large to attach; narrow the list down");
  }

  /** A few words and nothing else. */
  public static DiscordMessage words(String text) {
    String cut = DiscordLimits.cut(DiscordText.harmless(text), DiscordLimits.WIDE_TEXT);
    return new DiscordMessage(
        DiscordText.block(cut), List.of(), List.of(), List.of(), Optional.empty(), true);
  }

  private static String title(Tone tone, String words) {
    return DiscordLimits.cut(
        ToneMark.before(tone, PlainText.oneLine(words).strip()), DiscordLimits.TITLE);
  }

  private static int color(Tone tone) {
    return switch (tone) {
      case NEUTRAL, SNOOZED -> 0x5865F2;
      case WAITING -> 0xF0B232;
      case GOOD -> 0x23A55A;
      case PARTLY -> 0xF0B232;
      case OVER -> 0x80848E;
      case BAD, ALARM -> 0xDA373C;
    };
  }
}
