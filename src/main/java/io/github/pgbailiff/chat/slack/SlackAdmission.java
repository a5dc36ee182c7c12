package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import io.github.pgbailiff.chat.slack.api.SlackIdentity;
import io.github.pgbailiff.chat.slack.directory.SlackChannels;
import io.github.pgbailiff.chat.slack.directory.SlackPeople;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admission to pgbailiff in Slack: members of the workspace, each with what their channel is
 * fit for.
 */
final class SlackAdmission {
  private static final Logger LOG = LoggerFactory.getLogger(SlackAdmission.class);

  private final Handler handler;
  private final SlackPeople people;
  private final SlackChannels channels;
  private final Function<String, Optional<String>> defaultCluster;
  private final Supplier<Optional<SlackIdentity>> identity;

  /**
   * @param defaultCluster the cluster that a channel stands for
   * @param identity who the bot is, once that is known
   */
  SlackAdmission(
      Handler handler,
      SlackPeople people,
      SlackChannels channels,
      Function<String, Optional<String>> defaultCluster,
      Supplier<Optional<SlackIdentity>> identity) {
    this.handler = handler;
    this.people = people;
    this.channels = channels;
    this.defaultCluster = defaultCluster;
    this.identity = identity;
  }

  /** The reply that the visitor gets, or why they are not let in. */
  Reply received(SlackOrigin origin, Function<Visitor, Reply> then) {
    return entry(origin, then, refusal -> refusal);
  }

  /** What becomes of the visitor, or of the refusal that somebody gets who is not let in. */
  <T> T entry(SlackOrigin origin, Function<Visitor, T> then, Function<Reply.Refusal, T> otherwise) {
    Optional<SlackIdentity> own = identity.get();
    if (own.isEmpty()) {
      return otherwise.apply(unknown("pgbailiff is not connected to Slack yet"));
    }
    Visitor visitor;
    try {
      Optional<String> objection = people.objection(origin.actor().id(), origin.team(), own.get());
      if (objection.isPresent()) {
        return otherwise.apply(notLetIn(origin, objection.get()));
      }
      visitor = visitor(origin.isHome() ? origin.in(direct(origin)) : origin);
    } catch (SlackFailure e) {
      return otherwise.apply(unknown("it cannot be found out who you are: " + e.said()));
    }
    return then.apply(visitor);
  }

  private String direct(SlackOrigin origin) {
    return channels.direct(origin.actor().id());
  }

  private Visitor visitor(SlackOrigin origin) {
    String user = origin.actor().id();
    String channel = origin.place().channel();
    Actor actor = new Actor(SlackOrigin.PLATFORM, user, people.name(user));
    Optional<String> objection = channels.objection(channel, user);
    // Direct messages where something may be changed are the user's own with the bot.
    boolean alone = SlackOrigin.isDirect(channel) && objection.isEmpty();
    return new Visitor(
        actor,
        alone ? alone(actor, origin.place().thread()) : origin.place(),
        Optional.empty(),
        defaultCluster.apply(channel),
        objection);
  }

  private static Place alone(Actor actor, Optional<String> thread) {
    Place direct = Place.directTo(actor);
    return new Place(direct.platform(), direct.channel(), thread);
  }

  private Reply.Refusal notLetIn(SlackOrigin origin, String who) {
    String identity = origin.actor().identity();
    LOG.warn("{} is not let in: {}", identity, who);
    String why =
        "%s: pgbailiff takes no commands from %s, only from members of its own workspace"
            .formatted(identity, who);
    handler.notLetIn(origin.actor(), origin.place(), why);
    return Reply.Refusal.of("denied", why, ExitCode.REFUSED);
  }

  private static Reply.Refusal unknown(String why) {
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
