package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.bot.Invocation;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who may talk to pgbailiff at all, with what their channel is fit for. */
final class SlackAdmission {
  private static final Logger LOG = LoggerFactory.getLogger(SlackAdmission.class);

  private final Handler handler;
  private final SlackPeople people;
  private final SlackChannels channels;
  private final Map<String, String> defaultClusters;
  private final Supplier<Optional<SlackIdentity>> identity;

  /**
   * @param defaultClusters channel id to cluster
   * @param identity who the bot is, once that is known
   */
  SlackAdmission(
      Handler handler,
      SlackPeople people,
      SlackChannels channels,
      Map<String, String> defaultClusters,
      Supplier<Optional<SlackIdentity>> identity) {
    this.handler = handler;
    this.people = people;
    this.channels = channels;
    this.defaultClusters = Map.copyOf(defaultClusters);
    this.identity = identity;
  }

  /** Somebody who was let in. */
  record Visitor(
      SlackOrigin origin, Actor actor, Optional<String> readOnly, Optional<String> cluster) {

    Invocation invocation(Invocation.Input input) {
      return new Invocation(actor, origin.place(), Optional.empty(), cluster, readOnly, input);
    }
  }

  /** What is done for the visitor, or why they are not let in. */
  Reply received(SlackOrigin origin, Function<Visitor, Reply> then) {
    Optional<SlackIdentity> own = identity.get();
    if (own.isEmpty()) {
      return unknown("pgbailiff is not connected to Slack yet");
    }
    Visitor visitor;
    try {
      Optional<String> objection = people.objection(origin.actor().id(), origin.team(), own.get());
      if (objection.isPresent()) {
        return notLetIn(origin, objection.get());
      }
      visitor = visitor(origin);
    } catch (SlackFailure e) {
      return unknown("it cannot be found out who you are: " + e.said());
    }
    return then.apply(visitor);
  }

  private Visitor visitor(SlackOrigin origin) {
    String user = origin.actor().id();
    String channel = origin.place().channel();
    return new Visitor(
        origin,
        new Actor(SlackOrigin.PLATFORM, user, people.name(user)),
        channels.objection(channel, user),
        Optional.ofNullable(defaultClusters.get(channel)));
  }

  private Reply notLetIn(SlackOrigin origin, String who) {
    String identity = origin.actor().identity();
    LOG.warn("{} is not let in: {}", identity, who);
    String why =
        "%s: pgbailiff takes no commands from %s, only from members of its own workspace"
            .formatted(identity, who);
    handler.notLetIn(origin.actor(), origin.place(), why);
    return Reply.Refusal.of("denied", why, ExitCode.REFUSED);
  }

  private static Reply unknown(String why) {
    return Reply.Refusal.of(
        "unreachable", why + "; nothing was done, try again", ExitCode.UNREACHABLE);
  }

  /** Whether only the actor sees what was pressed. */
  boolean isPrivate(SlackOrigin origin) {
    try {
      return origin.ephemeral() || channels.isDirect(origin.place().channel(), origin.actor().id());
    } catch (SlackFailure e) {
      return false;
    }
  }
}
