package io.github.pgbailiff.chat.slack.directory;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.slack.api.model.Conversation;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The channels of the workspace, and what they are fit for. */
public final class SlackChannels {
  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final String NOT_HERE =
      "pgbailiff cannot post in this channel, so nothing can be changed from it:"
          + " invite it with /invite, or use another channel";

  private final SlackApi api;
  private final LoadingCache<String, Optional<String>> objections;
  private final LoadingCache<String, String> directs;

  public SlackChannels(SlackApi api) {
    this.api = api;
    this.objections =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build(this::lookUp);
    this.directs =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(12))
            .build(this::open);
  }

  /**
   * Why nothing may be changed from the channel, and what would help; empty when it may.
   *
   * @param user whoever wants to
   */
  public Optional<String> objection(String channel, String user) {
    try {
      if (SlackOrigin.isDirect(channel)) {
        return direct(user).equals(channel) ? Optional.empty() : Optional.of(NOT_HERE);
      }
      return objections.get(channel);
    } catch (SlackFailure e) {
      return Optional.of(
          "it is not known what this channel is, so nothing can be changed from it: " + e.said());
    }
  }

  private Optional<String> lookUp(String channel) {
    try {
      Conversation found = info(channel);
      if (isShared(found)) {
        return Optional.of(
            "this channel is shared with another organisation, so nothing can be changed from it:"
                + " use a channel of your own workspace");
      }
      return found.isMember() ? Optional.empty() : Optional.of(NOT_HERE);
    } catch (SlackFailure e) {
      // Private channels that the bot is not in do not exist for it.
      if (e.error().equals("channel_not_found")) {
        return Optional.of(NOT_HERE);
      }
      throw e;
    }
  }

  /** Whether it is shared with another organisation. */
  public static boolean isShared(Conversation channel) {
    return channel.isExtShared() || channel.isPendingExtShared();
  }

  /** The bot has come into the channel: what it was fit for before counts no more. */
  public void joined(String channel) {
    objections.invalidate(channel);
  }

  /** What Slack says of a channel. */
  public Conversation info(String channel) {
    return api.ask("conversations.info", m -> m.conversationsInfo(r -> r.channel(channel)))
        .getChannel();
  }

  /** Whether the channel is the direct messages of the user with the bot: nobody else reads it. */
  public boolean isDirect(String channel, String user) {
    return SlackOrigin.isDirect(channel) && direct(user).equals(channel);
  }

  /** The channel of the direct messages with a user. */
  public String direct(String user) {
    return directs.get(user);
  }

  private String open(String user) {
    return api.ask("conversations.open", m -> m.conversationsOpen(r -> r.users(List.of(user))))
        .getChannel()
        .getId();
  }
}
