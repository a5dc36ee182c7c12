package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.command.Cluster;
import java.util.List;

/**
 * The asker of a command, and what it is about.
 *
 * @param scopes the clusters that the command is about and that the asker may use the verb on; none
 *     for a verb that is not about clusters
 * @param seen the sessions that were chosen from a list, as it showed them; none that were typed
 */
public record Context(
    Asker asker, List<AllowedCluster> scopes, Services catalog, List<SeenSession> seen) {
  public Context {
    scopes = List.copyOf(scopes);
    seen = List.copyOf(seen);
  }

  /** How far a permission of the asker's, such as {@code walsender}, extends on the cluster. */
  public Limits limits(String permission, Cluster cluster) {
    return catalog.authorizer().limits(asker, permission, cluster);
  }
}
