package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.CsvRenderer;
import io.github.pgbailiff.chat.slack.api.IdempotentPosts;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.api.SlackPosts;
import io.github.pgbailiff.chat.slack.directory.SlackChannels;
import io.github.pgbailiff.chat.slack.message.BlockKit;
import io.github.pgbailiff.chat.slack.message.SlackMessage;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.chat.slack.message.SlackRenderer;
import io.github.pgbailiff.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to whoever did something. Where one way to them is closed the next is taken. Where nobody
 * can know whether a private answer appeared it goes the next way too, and says that it may be the
 * second; that everybody sees one twice cannot happen.
 */
final class SlackAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(SlackAnswers.class);

  /** The name of the file that holds what a message has no room for. */
  static final String REST = "answer.csv";

  private static final String TWICE =
      "the connection to Slack broke while it took this answer: you may see it twice";

  private final SlackPosts posts;
  private final IdempotentPosts posted;
  private final SlackChannels channels;

  SlackAnswers(SlackPosts posts, IdempotentPosts posted, SlackChannels channels) {
    this.posts = posts;
    this.posted = posted;
    this.channels = channels;
  }

  /**
   * Delivers the reply. It never throws: there is nobody left to tell.
   *
   * @param replace the answer takes the place of the private message that was pressed
   */
  void answer(SlackOrigin origin, Reply reply, boolean replace) {
    if (reply instanceof Reply.Attachment attachment) {
      say(origin, handedOver(origin, attachment), false, false);
      return;
    }
    boolean toEverybody = SlackRenderer.isToEverybody(reply);
    SlackMessage message = SlackRenderer.message(reply, toEverybody);
    say(origin, message, toEverybody, replace);
    if (!message.complete()) {
      rest(origin, reply);
    }
  }

  private SlackMessage handedOver(SlackOrigin origin, Reply.Attachment attachment) {
    return upload(origin, attachment.name(), attachment, "Asked for by you with /pg")
        .map(problem -> SlackRenderer.words("⛔ " + attachment.name() + ": " + problem))
        .orElseGet(() -> SlackRenderer.message(attachment, false));
  }

  private void rest(SlackOrigin origin, Reply reply) {
    upload(origin, REST, reply, "The whole answer, which a message has no room for")
        .ifPresent(problem ->
            say(origin, SlackRenderer.words("⛔ the rest of the answer: " + problem), false, false));
  }

  /** Why the file did not get to the direct messages; empty when it did. */
  private Optional<String> upload(SlackOrigin origin, String name, Reply reply, String comment) {
    try {
      String direct = channels.direct(origin.actor().id());
      posts.upload(direct, Optional.empty(), name, CsvRenderer.render(reply), comment);
      return Optional.empty();
    } catch (SlackFailure e) {
      LOG.warn("file {} for {}: {}", name, origin.actor().identity(), e.getMessage());
      return Optional.of("the file could not be handed over by direct message: " + e.said());
    }
  }

  /** One way to deliver. */
  private record Way(String name, Consumer<SlackMessage> send) {}

  private void say(SlackOrigin origin, SlackMessage message, boolean toEverybody, boolean replace) {
    boolean again = false;
    for (Way way : ways(origin, toEverybody, replace)) {
      try {
        way.send().accept(again ? message.with(BlockKit.context(TWICE)) : message);
        return;
      } catch (SlackFailure e) {
        LOG.info("answer to {} by {}: {}", origin.actor().identity(), way.name(), e.getMessage());
        boolean perhaps = e.kind() == SlackFailure.Kind.UNCERTAIN;
        if (perhaps && again) {
          return;
        }
        again |= perhaps;
      }
    }
    LOG.warn("no way to answer {} in {}", origin.actor().identity(), origin.place().channel());
  }

  private List<Way> ways(SlackOrigin origin, boolean toEverybody, boolean replace) {
    return origin.isHome()
        ? List.of(directly(origin.actor().id()))
        : waysInChannel(origin, toEverybody, replace);
  }

  private List<Way> waysInChannel(SlackOrigin origin, boolean toEverybody, boolean replace) {
    String channel = origin.place().channel();
    String user = origin.actor().id();
    Optional<String> thread = origin.place().thread();
    List<Way> ways = new ArrayList<>();
    origin
        .responseUrl()
        .map(url ->
            new Way("response_url", m -> posts.respond(origin, url, m, toEverybody, replace)))
        .ifPresent(ways::add);
    if (toEverybody || SlackOrigin.isDirect(channel)) {
      // What everybody sees can be looked for when the connection breaks; so it goes first.
      ways.add(
          toEverybody && !replace ? 0 : ways.size(),
          new Way("message", m -> posted.answer(channel, thread, m)));
    } else {
      ways.add(new Way("private message", m -> posts.postPrivately(channel, user, thread, m)));
    }
    ways.add(directly(user));
    return ways;
  }

  private Way directly(String user) {
    return new Way(
        "direct message", m -> posted.answer(channels.direct(user), Optional.empty(), m));
  }
}
