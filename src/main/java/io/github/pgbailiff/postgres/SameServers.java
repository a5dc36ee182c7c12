package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.postgres.connection.ServerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds entries of the configuration that are one server. */
public final class SameServers {
  private SameServers() {}

  /**
   * Entries that are one server.
   *
   * @param identities of those that could be reached, by their entries' names
   */
  public static List<ClusterFinding> among(Map<String, ClusterIdentity> identities) {
    var servers = new ArrayList<List<String>>();
    identities.forEach((name, identity) ->
        servers.stream()
            .filter(names ->
                ServerIdentity.isOneServer(
                    identity, Objects.requireNonNull(identities.get(names.getFirst()))))
            .findFirst()
            .ifPresentOrElse(
                names -> names.add(name), () -> servers.add(new ArrayList<>(List.of(name)))));
    return servers.stream()
        .filter(entries -> entries.size() > 1)
        .map(entries -> String.join(", ", entries))
        .map(entries ->
            ClusterFinding.warning(
                "clusters",
                entries + " are one and the same server",
                "remove all entries but one, or keep them for labels: blocks and protect hold for"
                    + " all"))
        .toList();
  }
}
