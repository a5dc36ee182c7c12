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

  /** Direct messages, with the bot or among others. */
  public static boolean isDirect(String channel) {
    return channel.startsWith("D");
  }
}
