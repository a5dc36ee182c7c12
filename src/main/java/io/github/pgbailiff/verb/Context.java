package io.github.pgbailiff.verb;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Verdict;
import io.github.pgbailiff.command.Cluster;
import java.util.List;

/**
 * Who asks, and about what.
 *
 * @param scopes the clusters that the command is about and that the asker may use the verb on; none
 *     for a verb that is not about clusters
 */
public record Context(Asker asker, List<Scope> scopes, Catalog catalog) {
  public Context {
    scopes = List.copyOf(scopes);
  }

  /** The configured clusters on which the asker holds a permission such as {@code read}. */
  List<String> clustersWith(String permission) {
    return catalog.clusters().stream()
        .filter(it -> catalog.authorizer().decide(asker, permission, it) instanceof Verdict.Allowed)
        .map(Cluster::name)
        .toList();
  }
}
