package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.CsvRenderer;
import io.github.pgbailiff.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to whoever did something. Where one way to them is closed the next is taken; where it is
 * not known whether an answer appeared it is not sent again.
 */
final class SlackAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(SlackAnswers.class);

  /** The name of the file that holds what a message has no room for. */
  static final String REST = "answer.csv";

  private final SlackPosts posts;
  private final SlackChannels channels;

  SlackAnswers(SlackPosts posts, SlackChannels channels) {
    this.posts = posts;
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
      return Optional.of("the file could not be handed over by direct message: " + e.getMessage());
    }
  }

  /** One way to deliver. */
  private record Way(String name, Runnable send) {}

  private void say(SlackOrigin origin, SlackMessage message, boolean toEverybody, boolean replace) {
    for (Way way : ways(origin, message, toEverybody, replace)) {
      try {
        way.send().run();
        return;
      } catch (SlackFailure e) {
        LOG.info("answer to {} by {}: {}", origin.actor().identity(), way.name(), e.getMessage());
        if (e.kind() == SlackFailure.Kind.UNCERTAIN) {
          return;
        }
      }
    }
    LOG.warn("no way to answer {} in {}", origin.actor().identity(), origin.place().channel());
  }

  private List<Way> ways(
      SlackOrigin origin, SlackMessage message, boolean toEverybody, boolean replace) {
    String channel = origin.place().channel();
    String user = origin.actor().id();
    Optional<String> thread = origin.place().thread();
    List<Way> ways = new ArrayList<>();
    origin
        .responseUrl()
        .ifPresent(url ->
            ways.add(
                new Way(
                    "response_url",
                    () -> posts.respond(origin, url, message, toEverybody, replace))));
    if (toEverybody || SlackOrigin.isDirect(channel)) {
      ways.add(new Way("message", () -> posts.post(channel, thread, message, "answer")));
    } else {
      ways.add(
          new Way("private message", () -> posts.postPrivately(channel, user, thread, message)));
    }
    ways.add(
        new Way(
            "direct message",
            () -> posts.post(channels.direct(user), Optional.empty(), message, "answer")));
    return ways;
  }
}
