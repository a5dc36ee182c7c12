package io.github.pgbailiff.chat;

import java.util.Map;
import java.util.Set;

/**
 * The ids of one platform that a configuration names outside of the platform's own section.
 *
 * @param groups those that roles name
 * @param accounts those that people have, with the people's names
 * @param channels those in which something is told, with the settings that name them
 */
public record NamedIds(
    Set<String> groups, Map<String, String> accounts, Map<String, String> channels) {
  public NamedIds {
    groups = Set.copyOf(groups);
    accounts = Map.copyOf(accounts);
    channels = Map.copyOf(channels);
  }
}
