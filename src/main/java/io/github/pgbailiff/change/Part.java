package io.github.pgbailiff.change;

import java.util.List;
import java.util.Optional;

/**
 * The change on one cluster.
 *
 * @param identity what the cluster was when the targets were frozen
 * @param steps carried out in this order; the first that fails ends the part
 * @param exclusions sessions that the filters select and that will be left alone
 * @param impact what people should know before they decide, a sentence each
 * @param evidence what was seen of its sessions; empty where nobody looked
 */
public record Part(
    String cluster,
    ClusterIdentity identity,
    List<Step> steps,
    List<Exclusion> exclusions,
    List<String> impact,
    Optional<Evidence> evidence) {
  public Part {
    steps = List.copyOf(steps);
    exclusions = List.copyOf(exclusions);
    impact = List.copyOf(impact);
  }

  /** A part whose sessions nobody has looked at more closely. */
  public Part(
      String cluster,
      ClusterIdentity identity,
      List<Step> steps,
      List<Exclusion> exclusions,
      List<String> impact) {
    this(cluster, identity, steps, exclusions, impact, Optional.empty());
  }

  /** A part that needs no words. */
  public Part(
      String cluster, ClusterIdentity identity, List<Step> steps, List<Exclusion> exclusions) {
    this(cluster, identity, steps, exclusions, List.of());
  }

  /** Whether whoever is inside a target is ended until nobody is left. */
  public boolean drains() {
    return steps.stream().anyMatch(Step.Drain.class::isInstance);
  }

  /** Whether it has a block end sooner than that stands. */
  public boolean opensSooner() {
    return steps.stream().anyMatch(it -> it instanceof Step.Block block && block.opensSooner());
  }

  /** The sessions that it would signal. */
  public List<Target> targets() {
    return steps.stream()
        .filter(Step.Signal.class::isInstance)
        .flatMap(step -> ((Step.Signal) step).targets().stream())
        .toList();
  }
}
