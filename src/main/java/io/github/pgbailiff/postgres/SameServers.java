package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds entries of the configuration that are one server. */
public final class SameServers {
  private SameServers() {}

  /**
   * Entries that are one server.
   *
   * @param identities of those that could be reached, by their entries' names
   */
  public static List<Finding> among(Map<String, ClusterIdentity> identities) {
    var names = new LinkedHashMap<String, List<String>>();
    identities.forEach((name, identity) ->
        identity
            .systemIdentifier()
            .ifPresent(system ->
                names
                    .computeIfAbsent(
                        system + (identity.inRecovery() ? " " + place(identity) : ""),
                        _ -> new ArrayList<>())
                    .add(name)));
    return names.values().stream()
        .filter(entries -> entries.size() > 1)
        .map(entries -> String.join(", ", entries))
        .map(entries ->
            Finding.warning(
                "clusters",
                entries + " are one and the same server",
                "remove all entries but one, or keep them for labels: blocks and protect hold for all"))
        .toList();
  }

  private static String place(ClusterIdentity identity) {
    return identity.address().orElse("local") + ":" + identity.port();
  }
}
