package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import java.util.List;

/**
 * A command with all that it was asked with: who asks, from where, and which clusters it is about.
 *
 * @param clusters those that the asker may use the verb on; none for a verb that is not about
 *     clusters
 */
record Asked(Invocation invocation, Asker asker, Command command, List<AllowedCluster> clusters) {
  Asked {
    clusters = List.copyOf(clusters);
  }

  Speaker by() {
    return new Speaker(asker, invocation.place());
  }

  String verb() {
    return command.verb().name();
  }

  List<String> clusterNames() {
    return clusters.stream().map(AllowedCluster::name).toList();
  }

  /** The same about no more clusters than the change is. */
  Asked about(Change change) {
    return about(change.clusters());
  }

  /** The same about no other clusters than these. */
  Asked about(List<String> names) {
    return new Asked(
        invocation,
        asker,
        command,
        clusters.stream().filter(it -> names.contains(it.name())).toList());
  }
}
