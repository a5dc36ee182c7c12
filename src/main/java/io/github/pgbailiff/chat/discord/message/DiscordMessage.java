package io.github.pgbailiff.chat.discord.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import net.dv8tion.jda.api.utils.messages.MessageRequest;

/**
 * A message, and the only way to send one: whatever its text holds, nobody is notified but the
 * accounts that it is meant to mention, and these only when it is new.
 *
 * @param content text beside the embeds; may be empty
 * @param mentions accounts to notify, roles by their ids behind an {@code @}, and channels to name,
 *     by theirs behind a {@code #}; addresses of messages
 * @param file rows as a file, for the asker only
 * @param complete whether everything is in it; else the rest has to reach the reader another way
 */
public record DiscordMessage(
    String content,
    List<MessageEmbed> embeds,
    List<ActionRow> rows,
    List<String> mentions,
    Optional<CsvAttachment> file,
    boolean complete) {

  /** A file of a message. */
  record CsvAttachment(String name, String text) {
    FileUpload upload() {
      return FileUpload.fromData(text.getBytes(StandardCharsets.UTF_8), name);
    }
  }

  public DiscordMessage {
    embeds = List.copyOf(embeds);
    rows = List.copyOf(rows);
    mentions = List.copyOf(mentions);
  }

  DiscordMessage with(CsvAttachment attachment) {
    return new DiscordMessage(content, embeds, rows, mentions, Optional.of(attachment), complete);
  }

  /** Whether it is for somebody to notice. */
  public boolean notifies() {
    return mentions.stream().anyMatch(it -> !it.startsWith("#") && !DiscordText.isAddress(it));
  }

  /** As a new message that notifies whom it mentions. */
  public MessageCreateData announced() {
    return created(mentions);
  }

  /** As a new message that notifies nobody. */
  public MessageCreateData created() {
    return created(List.of());
  }

  private MessageCreateData created(List<String> notified) {
    var builder = new MessageCreateBuilder();
    fill(builder);
    builder.mentionUsers(notified.stream().filter(it -> Character.isDigit(it.charAt(0))).toList());
    builder.mentionRoles(
        notified.stream().filter(it -> it.startsWith("@")).map(it -> it.substring(1)).toList());
    return builder.build();
  }

  /** In place of a message that is there; nothing of that one stays. */
  public MessageEditData edited() {
    var builder = new MessageEditBuilder().setReplace(true);
    fill(builder);
    return builder.build();
  }

  private void fill(MessageRequest<?> request) {
    String before = mentions.stream().map(DiscordText::mention).collect(Collectors.joining(" "));
    List<String> texts = new ArrayList<>(List.of(before, content));
    texts.removeIf(String::isEmpty);
    var _ =
        request
            .setContent(String.join("\n", texts))
            .setEmbeds(embeds)
            .setComponents(rows)
            .setFiles(file.map(CsvAttachment::upload).stream().toList())
            // Left out of an edit, it would count as "notify whomever the text names".
            .setAllowedMentions(List.of())
            .mentionRepliedUser(false);
  }
}
