package io.github.pgbailiff.chat.slack.api;

import io.github.pgbailiff.chat.slack.message.BlockKit;
import io.github.pgbailiff.chat.slack.message.SlackMessage;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.chat.slack.message.SlackText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The ways of sending to Slack, each once, paced by channel. */
public final class SlackPosts {
  static final String METADATA = "pgbailiff_message";

  private final SlackApi api;
  private final ChannelRateLimiter pace;

  public SlackPosts(SlackApi api, ChannelRateLimiter pace) {
    this.api = api;
    this.pace = pace;
  }

  /**
   * Answers at the address that came with a delivery.
   *
   * @param replace the answer takes the place of the message that was pressed
   */
  public void respond(
      SlackOrigin origin, String url, SlackMessage message, boolean toEverybody, boolean replace) {
    ObjectNode body =
        BlockKit.node()
            .put("response_type", toEverybody ? "in_channel" : "ephemeral")
            .put("replace_original", replace)
            .put("delete_original", false)
            .put("unfurl_links", false)
            .put("unfurl_media", false)
            .put("text", message.text());
    body.set("blocks", message.array());
    origin.place().thread().ifPresent(thread -> body.put("thread_ts", thread));
    // Such answers do not count as messages to the channel.
    pace.inTurn(
        url,
        () -> {
          api.respond(url, body.toString(), replace);
          return true;
        });
  }

  /**
   * Posts to a channel.
   *
   * @param key what the message can be found by afterwards
   * @return the message's id
   */
  String post(String channel, Optional<String> thread, SlackMessage message, String key) {
    ObjectNode metadata = BlockKit.node().put("event_type", METADATA);
    metadata.putObject("event_payload").put("key", key);
    return pace.inTurn(
        channel,
        () ->
            api.askOnce(
                    "chat.postMessage",
                    m ->
                        m.chatPostMessage(r ->
                            r.channel(channel)
                                .threadTs(thread.orElse(null))
                                .text(message.text())
                                .blocksAsString(message.json())
                                .metadataAsString(metadata.toString())
                                .parse("none")
                                .unfurlLinks(false)
                                .unfurlMedia(false)))
                .getTs());
  }

  /** Posts to a channel what only one user there sees. */
  public void postPrivately(
      String channel, String user, Optional<String> thread, SlackMessage message) {
    pace.inTurn(
        channel,
        () ->
            api.askOnce(
                "chat.postEphemeral",
                m ->
                    m.chatPostEphemeral(r ->
                        r.channel(channel)
                            .user(user)
                            .threadTs(thread.orElse(null))
                            .text(message.text())
                            .blocksAsString(message.json())
                            .parse("none"))));
  }

  /** Edits a message. Without blocks Slack would take the old ones away. */
  public void update(String channel, String ts, SlackMessage message) {
    pace.inTurn(
        channel,
        () ->
            api.ask(
                "chat.update",
                m ->
                    m.chatUpdate(r ->
                        r.channel(channel)
                            .ts(ts)
                            .text(message.text())
                            .blocksAsString(message.json())
                            .parse("none"))));
  }

  /** The address of a message. */
  public String link(String channel, String ts) {
    return api.ask(
            "chat.getPermalink", m -> m.chatGetPermalink(r -> r.channel(channel).messageTs(ts)))
        .getPermalink();
  }

  /**
   * Hands over a file.
   *
   * @param comment a sentence without markup
   */
  public void upload(
      String channel, Optional<String> thread, String name, String content, String comment) {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    pace.inTurn(
        channel,
        () ->
            api.askOnce(
                "the upload of " + name,
                m ->
                    m.filesUploadV2(r ->
                        r.channel(channel)
                            .threadTs(thread.orElse(null))
                            .filename(name)
                            .title(name)
                            .fileData(data)
                            .initialComment(SlackText.escaped(comment)))));
  }
}
