package io.github.pgbailiff.chat.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.pgbailiff.chat.CsvRenderer;
import io.github.pgbailiff.chat.slack.api.IdempotentPosts;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.api.SlackPosts;
import io.github.pgbailiff.chat.slack.directory.SlackChannels;
import io.github.pgbailiff.chat.slack.message.PublicReports;
import io.github.pgbailiff.chat.slack.message.SlackMessage;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.chat.slack.message.SlackRenderer;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cards and notices in Slack that nobody is waiting for. */
final class SlackAnnouncer implements Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(SlackAnnouncer.class);

  /**
   * How long something waits for its turn in a channel: whoever has claimed it has it for a minute
   * with all that is to be done, and then somebody else posts it, too.
   */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The message is there no more, or may not be edited any more: it has to appear anew. */
  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** Refusals that may end by themselves, or by somebody's hand. */
  private static final Set<String> PASSING =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "ratelimited",
          "rate_limited",
          "missing_scope");

  private final SlackPosts posts;
  private final SlackChannels channels;
  private final IdempotentPosts posted;
  private final Cache<String, String> links =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(Duration.ofHours(12)).build();

  SlackAnnouncer(SlackPosts posts, SlackChannels channels, IdempotentPosts posted) {
    this.posts = posts;
    this.channels = channels;
    this.posted = posted;
  }

  @Override
  public String platform() {
    return SlackOrigin.PLATFORM;
  }

  @Override
  public String deliver(Place place, Reply reply, Optional<String> message) {
    return deliver(place, reply, message, Optional.empty());
  }

  @Override
  public String deliver(Place place, Reply reply, Optional<String> message, Attempt attempt) {
    return deliver(place, reply, message, Optional.of(attempt));
  }

  private String deliver(
      Place place, Reply reply, Optional<String> message, Optional<Attempt> attempt) {
    try {
      String channel = place.account().map(channels::direct).orElseGet(place::channel);
      boolean toEverybody = place.account().isEmpty();
      SlackMessage rendered = SlackRenderer.message(reply, toEverybody);
      String id =
          message
              .map(known -> edited(channel, place, known, rendered, attempt))
              .orElseGet(() -> posted(channel, place.thread(), rendered, attempt));
      if (reply instanceof Reply.Attachment attachment) {
        posts.upload(
            channel, place.thread(), attachment.name(), CsvRenderer.render(reply), "As a file");
      } else if (!rendered.complete() && isLast(reply)) {
        rest(channel, place.thread().orElse(id), reply, toEverybody);
      }
      return id;
    } catch (SlackFailure e) {
      throw new DeliveryException(e.getMessage(), isWorthTryingAgain(e));
    }
  }

  @Override
  public Optional<String> link(String channel, String message) {
    try {
      return Optional.of(links.get(channel + " " + message, _ -> posts.link(channel, message)));
    } catch (SlackFailure e) {
      // The channel is named all the same.
      LOG.info("no link to a card in {}: {}", channel, e.getMessage());
      return Optional.empty();
    }
  }

  private String posted(
      String channel, Optional<String> thread, SlackMessage message, Optional<Attempt> attempt) {
    Optional<String> earlier =
        attempt.filter(Attempt::again).flatMap(it -> posted.earlier(channel, thread, it.key()));
    if (earlier.isPresent()) {
      posts.update(channel, earlier.get(), message);
      return earlier.get();
    }
    return attempt
        .map(it -> posted.post(channel, thread, message, it.key()))
        .orElseGet(() -> posted.post(channel, thread, message));
  }

  private String edited(
      String channel,
      Place place,
      String message,
      SlackMessage rendered,
      Optional<Attempt> attempt) {
    try {
      posts.update(channel, message, rendered);
      return message;
    } catch (SlackFailure e) {
      if (!GONE.contains(e.error())) {
        throw e;
      }
      return posted(channel, place.thread(), rendered, attempt.map(it -> it.insteadOf(message)));
    }
  }

  /** While there are buttons the card will be edited, and one of them shows the rest. */
  private static boolean isLast(Reply reply) {
    return !(reply instanceof Reply.Card card) || card.buttons().isEmpty();
  }

  /** What the message has no room for, as a file below it. The announcement itself has appeared. */
  private void rest(String channel, String thread, Reply reply, boolean toEverybody) {
    Reply shown = toEverybody ? PublicReports.of(reply) : reply;
    try {
      posts.upload(
          channel,
          Optional.of(thread),
          SlackAnswers.REST,
          CsvRenderer.render(shown),
          "All of it, which a message has no room for");
    } catch (SlackFailure e) {
      LOG.warn("the rest of an announcement in {}: {}", channel, e.getMessage());
    }
  }

  private static boolean isWorthTryingAgain(SlackFailure e) {
    return switch (e.kind()) {
      case RATE_LIMITED, UNREACHABLE, UNCERTAIN -> true;
      case REFUSED -> e.isAboutToken() || PASSING.contains(e.error());
    };
  }
}
