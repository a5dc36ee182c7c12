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
  private static final int LOOKED_AT = 500;
  // Slack's clock and ours differ a little.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

  /** Whoever dies over one leaves it to others after a minute, or when the store is back. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(15);

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
    return keyed(channel, thread, message, key(channel, thread, message, ""));
  }

  /**
   * The same for what another process may post too.
   *
   * @param what names the message, and no other one
   */
  public String post(String channel, Optional<String> thread, SlackMessage message, String what) {
    return keyed(channel, thread, message, keyOf(what));
  }

  /** The id of what somebody posted under that name before, who may have died over it. */
  public Optional<String> earlier(String channel, Optional<String> thread, String what) {
    return find(channel, thread, keyOf(what), clock.instant().minus(LONGEST_ATTEMPT));
  }

  private static String keyOf(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Posts what nobody posts again later: the same words may be the answer to something else. */
  public void answer(String channel, Optional<String> thread, SlackMessage message) {
    String which = clock.instant() + " " + answers.incrementAndGet();
    String key = key(channel, thread, message, which);
    try {
      String _ = keyed(channel, thread, message, key);
    } catch (SlackFailure e) {
      if (e.kind() != Kind.UNCERTAIN) {
        throw e;
      }
      String _ = keyed(channel, thread, message, key);
    }
  }

  private String keyed(String channel, Optional<String> thread, SlackMessage message, String key) {
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
    return keyOf(
        String.join("\n", channel, thread.orElse(""), message.text(), message.json(), which));
  }
}
