package io.github.pgbailiff.chat.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import java.time.Duration;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataObject;

/** The threads below messages. A thread has the id of the message that it belongs to. */
final class DiscordThreads {
  private static final int EXISTS = 160_004;

  /** In minutes; a request is over long before. */
  private static final int ARCHIVED_AFTER = 1_440;

  /** The place knows no threads, or they are not ours to make. */
  private static final Set<Integer> NONE_HERE = Set.of(10008, 50001, 50013, 50024, 50035, 160_006);

  private final DiscordRest rest;
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(12)).build();

  DiscordThreads(DiscordRest rest) {
    this.rest = rest;
  }

  /**
   * Whether the message has a thread, which is made where it has none yet.
   *
   * @param name of one that is made
   */
  boolean of(String channel, String message, String name) {
    return known.get(message, id -> made(channel, id, name));
  }

  private boolean made(String channel, String message, String name) {
    String body =
        DataObject.empty()
            .put("name", name)
            .put("auto_archive_duration", ARCHIVED_AFTER)
            .toString();
    try {
      rest.post("channels/%s/messages/%s/threads".formatted(channel, message), body);
      return true;
    } catch (DiscordFailure e) {
      if (e.code() == EXISTS) {
        return true;
      }
      if (NONE_HERE.contains(e.code())) {
        return false;
      }
      throw e;
    }
  }
}
