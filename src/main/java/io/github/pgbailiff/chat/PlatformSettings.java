package io.github.pgbailiff.chat;

import java.util.Map;
import java.util.Optional;

/** The part of a chat's section that every chat has. */
public interface PlatformSettings {
  /** The clusters that channels are about, by the channel's id. */
  Map<String, String> defaultClusters();

  /** What cannot change while the program is connected, by its key. */
  Map<String, Object> connection();

  /** The cluster that a channel is about. */
  default Optional<String> defaultCluster(String channel) {
    return Optional.ofNullable(defaultClusters().get(channel));
  }

  /** The channel in which requests appear too. */
  Optional<String> approvalsChannel();

  /** The channel in which the watch tells what it found. */
  Optional<String> alertsChannel();

  /** The channel in which anchors and break-glass appear. */
  Optional<String> auditChannel();
}
