package io.github.pgbailiff.alert;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of the watch: what is looked for, where, and how it is told.
 *
 * @param lasting how long it has to be true before it is told
 * @param clusters empty: all
 * @param offer the act that the card offers; empty: none
 * @param againAfter an alert that is over is opened again, and no second one made, when the same is
 *     true again within this time
 * @param channels where it is told, by platform; of a platform that is left out its alerts channel
 * @param pinged roles that the card notifies
 */
public record WatchRule(
    String name,
    Trigger trigger,
    Duration lasting,
    List<ClusterPattern> clusters,
    Optional<Offer> offer,
    Duration againAfter,
    Map<String, String> channels,
    List<String> pinged) {
  /** As many alerts of one hook stand on a cluster: a key that is new each time never ends. */
  public static final int MOST_FOREIGN = 200;

  public static final Duration AGAIN_AFTER = Duration.ofMinutes(30);

  public WatchRule {
    clusters = List.copyOf(clusters);
    channels = Map.copyOf(channels);
    pinged = List.copyOf(pinged);
  }

  /** A condition of a cluster that is worth telling. */
  public sealed interface Trigger {}

  /**
   * Sessions that a filter selects.
   *
   * @param count tell of the cluster as a whole, when there are at least so many; empty: of each
   *     session
   */
  public record Sessions(List<Condition> filter, Optional<Integer> count) implements Trigger {
    public Sessions {
      filter = List.copyOf(filter);
    }

    /** Whether it is about those who hold others up: of a chain its root is told. */
    public boolean isAboutHolders() {
      return filter.stream().anyMatch(it -> it.key().equals("holds") || it.key().equals("held"));
    }
  }

  /**
   * Connections in use.
   *
   * @param percent of those that ordinary roles may use, 1 to 100
   */
  public record Connections(int percent) implements Trigger {}

  /** A cluster that does not answer. */
  public record Unreachable() implements Trigger {}

  /** A finding of another program. */
  public record Foreign() implements Trigger {}

  /** An act that a card offers. */
  public enum Offer {
    CANCEL,
    TERMINATE;

    /** The verb that does it. */
    public String verb() {
      return this == TERMINATE ? "terminate" : "cancel";
    }

    /** The words on its button. */
    public String label(int pid) {
      return (this == TERMINATE ? "Terminate " : "Cancel query of ") + pid + "…";
    }
  }

  /** The alerts of another program under that name. */
  public static WatchRule foreign(String name) {
    return new WatchRule(
        name,
        new Foreign(),
        Duration.ZERO,
        List.of(),
        Optional.empty(),
        AGAIN_AFTER,
        Map.of(),
        List.of());
  }

  /** It, which tells at once. */
  public WatchRule atOnce() {
    return new WatchRule(
        name, trigger, Duration.ZERO, clusters, offer, againAfter, channels, pinged);
  }

  /** Whether the cluster is looked at by it. */
  public boolean covers(Cluster cluster) {
    return clusters.isEmpty() || clusters.stream().anyMatch(it -> it.selects(cluster));
  }

  /** The filters that a cluster has to judge; empty for what is no matter of sessions. */
  public List<Condition> filter() {
    return trigger instanceof Sessions(List<Condition> filter, _) ? filter : List.of();
  }

  /** Whether one more alert of another program may stand beside those of its cluster. */
  boolean hasRoomBeside(List<Alert> standing) {
    return standing.stream().filter(it -> it.rule().equals(name)).count() < MOST_FOREIGN;
  }
}
