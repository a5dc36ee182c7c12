package io.github.pgbailiff.chat.slack.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.Message;
import io.github.pgbailiff.chat.slack.api.SlackFailure.Kind;
import io.github.pgbailiff.chat.slack.message.SlackMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages that are posted once, also when the connection breaks between Slack's taking one and
 * saying so: each carries a key, and before one is posted again it is looked for.
 */
public final class IdempotentPosts {
  private static final int LOOKED_AT = 50;
  // Slack's clock and ours differ a little.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

  private final SlackApi api;
  private final SlackPosts posts;
  private final InstantSource clock;
  private final AtomicLong answers = new AtomicLong();
  private final Cache<String, Instant> uncertain =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(24)).build();

  public IdempotentPosts(SlackApi api, SlackPosts posts, InstantSource clock) {
    this.api = api;
    this.posts = posts;
    this.clock = clock;
  }

  /** The id of the message, posted now or the last time. */
  public String post(String channel, Optional<String> thread, SlackMessage message) {
    return post(channel, thread, message, key(channel, thread, message, ""));
  }

  /** Posts what nobody posts again later: the same words may be the answer to something else. */
  public void answer(String channel, Optional<String> thread, SlackMessage message) {
    String which = clock.instant() + " " + answers.incrementAndGet();
    String key = key(channel, thread, message, which);
    try {
      String _ = post(channel, thread, message, key);
    } catch (SlackFailure e) {
      if (e.kind() != Kind.UNCERTAIN) {
        throw e;
      }
      String _ = post(channel, thread, message, key);
    }
  }

  private String post(String channel, Optional<String> thread, SlackMessage message, String key) {
    Optional<String> there =
        Optional.ofNullable(uncertain.getIfPresent(key))
            .flatMap(since -> find(channel, thread, key, since));
    String id = there.orElseGet(() -> attempt(channel, thread, message, key));
    uncertain.invalidate(key);
    return id;
  }

  private String attempt(
      String channel, Optional<String> thread, SlackMessage message, String key) {
    Instant start = clock.instant();
    try {
      return posts.post(channel, thread, message, key);
    } catch (SlackFailure e) {
      if (e.kind() != Kind.UNCERTAIN) {
        throw e;
      }
      uncertain.asMap().putIfAbsent(key, start);
      return find(channel, thread, key, start).orElseThrow(() -> e);
    }
  }

  /** The message of that key, if it is there. Where nobody may look it counts as missing. */
  private Optional<String> find(
      String channel, Optional<String> thread, String key, Instant since) {
    try {
      return messages(channel, thread, since).stream()
          .filter(message -> isMarked(message, key))
          .map(Message::getTs)
          .findFirst();
    } catch (SlackFailure e) {
      if (e.error().equals("missing_scope")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<Message> messages(String channel, Optional<String> thread, Instant since) {
    String oldest = Long.toString(since.minus(CLOCKS_APART).getEpochSecond());
    if (thread.isEmpty()) {
      return api.ask(
              "conversations.history",
              m ->
                  m.conversationsHistory(r ->
                      r.channel(channel).oldest(oldest).limit(LOOKED_AT).includeAllMetadata(true)))
          .getMessages();
    }
    return api.ask(
            "conversations.replies",
            m ->
                m.conversationsReplies(r ->
                    r.channel(channel)
                        .ts(thread.get())
                        .oldest(oldest)
                        .limit(LOOKED_AT)
                        .includeAllMetadata(true)))
        .getMessages();
  }

  private static boolean isMarked(Message message, String key) {
    return message.getMetadata() != null
        && SlackPosts.METADATA.equals(message.getMetadata().getEventType())
        && key.equals(message.getMetadata().getEventPayload().get("key"));
  }

  private static String key(
      String channel, Optional<String> thread, SlackMessage message, String which) {
    String all =
        String.join("\n", channel, thread.orElse(""), message.text(), message.json(), which);
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
