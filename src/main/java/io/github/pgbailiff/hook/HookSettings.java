package io.github.pgbailiff.hook;

import io.github.pgbailiff.command.Glob;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item of {@code hooks}: a path on which another program tells its alerts.
 *
 * @param token what the other program sends with each delivery
 * @param clusters which cluster an alert is about, by its labels; the first that matches counts
 */
public record HookSettings(String name, String token, List<Mapping> clusters) {
  public HookSettings {
    clusters = List.copyOf(clusters);
  }

  /** Where it is posted to. */
  public String path() {
    return "/hooks/" + name;
  }

  /**
   * A cluster for alerts with certain labels.
   *
   * @param when globs by label; all have to match
   */
  public record Mapping(Map<String, Glob> when, String cluster) {
    public Mapping {
      when = Map.copyOf(when);
    }

    boolean matches(Labels labels) {
      return when.entrySet().stream()
          .allMatch(it -> labels.get(it.getKey()).filter(it.getValue()::matches).isPresent());
    }
  }

  /** The cluster that labels stand for. */
  Optional<String> cluster(Labels labels) {
    return clusters.stream().filter(it -> it.matches(labels)).map(Mapping::cluster).findFirst();
  }

  /** Never with the token. */
  @Override
  public String toString() {
    return "hook " + name;
  }
}
