package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import java.util.Optional;

/**
 * The origin of a command or press in Slack: its actor, its place, and where the answer may go.
 *
 * @param team the workspace that the actor's account belongs to
 * @param responseUrl takes a few answers without a token; only slash commands and presses have one
 * @param ephemeral what was pressed is shown to the actor only, and may be replaced by the answer
 */
public record SlackOrigin(
    Actor actor, String team, Place place, Optional<String> responseUrl, boolean ephemeral) {

  public static final String PLATFORM = "slack";

  /** Stands for the channel where there is none: the Home tab, and forms that belong to none. */
  private static final String HOME = "home";

  /** What somebody does outside of all channels; the answer goes to their direct messages. */
  public static SlackOrigin home(Actor actor, String team) {
    return new SlackOrigin(actor, team, Place.of(PLATFORM, HOME), Optional.empty(), false);
  }

  /** Whether it came from no channel. */
  public boolean isHome() {
    return place.channel().equals(HOME);
  }

  /** The same answered at another place. */
  public SlackOrigin at(Place other, String url) {
    return new SlackOrigin(actor, team, other, Optional.ofNullable(url), false);
  }

  /** The same in the channel that stands in for none. */
  public SlackOrigin in(String channel) {
    return new SlackOrigin(actor, team, Place.of(PLATFORM, channel), responseUrl, ephemeral);
  }

  /** Direct messages, with the bot or among others. */
  public static boolean isDirect(String channel) {
    return channel.startsWith("D");
  }
}
