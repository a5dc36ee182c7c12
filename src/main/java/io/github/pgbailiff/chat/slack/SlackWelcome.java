package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.slack.api.IdempotentPosts;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.directory.SlackChannels;
import io.github.pgbailiff.chat.slack.message.SlackRenderer;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sentence of the bot in a channel that it was invited to.
 *
 * @param command the slash command
 * @param defaultClusters channel id to cluster
 */
record SlackWelcome(
    SlackChannels channels,
    IdempotentPosts posted,
    String command,
    Map<String, String> defaultClusters) {
  private static final Logger LOG = LoggerFactory.getLogger(SlackWelcome.class);

  /** Says it. It never throws: nobody waits for it. */
  void say(String channel) {
    channels.joined(channel);
    try {
      boolean shared = SlackChannels.isShared(channels.info(channel));
      posted.answer(
          channel, Optional.empty(), SlackRenderer.words(sentence(channel) + closed(shared)));
    } catch (SlackFailure e) {
      LOG.info("nothing is said in {}: {}", channel, e.getMessage());
    }
  }

  private String sentence(String channel) {
    String cluster =
        Optional.ofNullable(defaultClusters.get(channel))
            .map(it -> ", about " + it + " unless you name another")
            .orElse("");
    return ("Type %1$s sessions to see who is connected to PostgreSQL and who holds up whom%2$s;"
            + " %1$s help says what you may do.")
        .formatted(command, cluster);
  }

  private static String closed(boolean shared) {
    return shared
        ? " Nothing can be changed from here: this channel is shared with another organisation."
        : "";
  }
}
