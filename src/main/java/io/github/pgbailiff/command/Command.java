package io.github.pgbailiff.command;

import java.util.List;
import java.util.Optional;

/**
 * A verb with its checked values: what every platform's input is turned into.
 *
 * @param clusters those that were named; empty when none was, which the default then stands for
 * @param all the word {@code all}: every session of the cluster, on purpose
 * @param argument a request's id or, for {@code help}, a verb's name
 * @param confirmation the cluster's name after a request's id
 * @param conditions the filters, {@code CLUSTER/DATABASE} among them as {@code db}
 * @param options every other key
 */
public record Command(
    Declaration verb,
    List<ClusterPattern> clusters,
    boolean all,
    List<Integer> pids,
    Optional<String> argument,
    Optional<String> confirmation,
    List<Condition> conditions,
    Options options) {

  public Command {
    clusters = List.copyOf(clusters);
    pids = List.copyOf(pids);
    conditions = List.copyOf(conditions);
  }

  /** The same about other clusters. */
  public Command withClusters(List<ClusterPattern> others) {
    return new Command(verb, others, all, pids, argument, confirmation, conditions, options);
  }

  /** The same with other values for its other keys. */
  public Command withOptions(Options others) {
    return new Command(verb, clusters, all, pids, argument, confirmation, conditions, others);
  }

  /** The same with other filters. */
  public Command withConditions(List<Condition> others) {
    return new Command(verb, clusters, all, pids, argument, confirmation, others, options);
  }
}
