package io.github.pgbailiff.alert;

import io.github.pgbailiff.command.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code watch} section.
 *
 * @param every between two looks at a cluster
 * @param rules in their order; an alert is of the first that it satisfies
 * @param channels the alerts channel of each platform that has one
 */
public record WatchSettings(Duration every, List<WatchRule> rules, Map<String, String> channels) {
  public static final Duration EVERY = Duration.ofSeconds(15);

  public WatchSettings {
    rules = List.copyOf(rules);
    channels = Map.copyOf(channels);
  }

  /** No watch at all. */
  public static WatchSettings none() {
    return new WatchSettings(EVERY, List.of(), Map.of());
  }

  /** The act that the alerts of a rule offer. */
  public Optional<WatchRule.Offer> offer(String rule) {
    return rules.stream()
        .filter(it -> it.name().equals(rule))
        .findFirst()
        .flatMap(WatchRule::offer);
  }

  /** The roles that the cards of a rule notify. */
  public List<String> pinged(String rule) {
    return rules.stream()
        .filter(it -> it.name().equals(rule))
        .flatMap(it -> it.pinged().stream())
        .toList();
  }

  /** Whether one of its rules would find on a cluster what the rule of that name has found. */
  public boolean looksFor(String rule, Cluster cluster) {
    return isOn() && rules.stream().anyMatch(it -> it.name().equals(rule) && it.covers(cluster));
  }

  /** Whether anything is looked for, and told anywhere. */
  public boolean isOn() {
    return rules.stream().anyMatch(it -> !it.channels().isEmpty() || !channels.isEmpty());
  }
}
