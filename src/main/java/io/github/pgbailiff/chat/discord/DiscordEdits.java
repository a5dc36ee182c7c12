package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.chat.discord.message.DiscordMessage;
import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataObject;

/** The edits of messages that were posted before. A message of a thread is edited in its thread. */
final class DiscordEdits {
  private final DiscordRest rest;

  DiscordEdits(DiscordRest rest) {
    this.rest = rest;
  }

  /**
   * Edits it where it stands.
   *
   * @param thread where it is, unless there could be no thread when it was posted
   * @return its id; empty when it stands nowhere any more: it has to appear all the same
   */
  Optional<String> of(String id, String channel, Optional<String> thread, DiscordMessage message) {
    return thread.flatMap(it -> below(it, id, message)).or(() -> in(channel, id, message));
  }

  /** Empty also when nobody may edit there any more. */
  private Optional<String> below(String thread, String id, DiscordMessage message) {
    try {
      return in(thread, id, message);
    } catch (DiscordFailure e) {
      if (e.isForGood()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Empty when somebody has deleted it. */
  private Optional<String> in(String channel, String id, DiscordMessage message) {
    try {
      String path = "channels/%s/messages/%s".formatted(channel, id);
      patch(channel, path, message.edited().toData().toString());
      return Optional.of(id);
    } catch (DiscordFailure e) {
      if (e.code() == DiscordFailure.UNKNOWN_MESSAGE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A thread that nobody has written in for long takes no edit before it is open again. */
  private void patch(String channel, String path, String json) {
    try {
      rest.patch(path, json);
    } catch (DiscordFailure e) {
      if (e.code() != DiscordFailure.ARCHIVED) {
        throw e;
      }
      rest.patch("channels/" + channel, DataObject.empty().put("archived", false).toString());
      rest.patch(path, json);
    }
  }
}
