package io.github.pgbailiff.command;

import java.util.Optional;

/**
 * Where something was said or has to appear.
 *
 * @param channel the platform's id of the channel; on a terminal the host
 * @param thread the platform's id of the thread within the channel
 */
public record Place(String platform, String channel, Optional<String> thread) {

  /** A place outside any thread. */
  public static Place of(String platform, String channel) {
    return new Place(platform, channel, Optional.empty());
  }
}
