package io.github.pgbailiff.command;

import java.util.Optional;

/**
 * The place where something was said or has to appear.
 *
 * @param channel the platform's id of the channel, or {@code @} and an account's id for the direct
 *     messages with that account; on a terminal the host
 * @param thread the message that is answered, by the platform's id; on Slack that is the thread
 */
public record Place(String platform, String channel, Optional<String> thread) {
  /** The platform of shells. */
  public static final String TERMINAL = "terminal";

  /** A place outside any thread. */
  public static Place of(String platform, String channel) {
    return new Place(platform, channel, Optional.empty());
  }

  /** The direct messages with an account. */
  public static Place directTo(Actor actor) {
    return of(actor.platform(), "@" + actor.id());
  }

  /** The host, where this place is a terminal. */
  public Optional<String> host() {
    return platform.equals(TERMINAL) ? Optional.of(channel) : Optional.empty();
  }

  /** As an identity that the platform shows as a mention of the channel. */
  public Optional<String> mention() {
    return host().isPresent() || account().isPresent()
        ? Optional.empty()
        : Optional.of(platform + ":#" + channel);
  }

  /** The account whose direct messages this place is. */
  public Optional<String> account() {
    return channel.startsWith("@") ? Optional.of(channel.substring(1)) : Optional.empty();
  }
}
