package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One entry of a role's {@code allow} or {@code deny}. What is left out means all.
 *
 * @param verbs effects ({@code read}), verbs ({@code sessions}), the permissions {@code literals},
 *     {@code open}, {@code walsender} and {@code background}, or {@code *}
 */
public record Grant(
    List<String> verbs, List<ClusterPattern> clusters, GlobList databases, GlobList users) {
  public Grant {
    verbs = List.copyOf(verbs);
    clusters = List.copyOf(clusters);
  }

  /** One that leaves nothing out but other verbs. */
  public static Grant of(String... verbs) {
    return new Grant(List.of(verbs), List.of(), GlobList.ALL, GlobList.ALL);
  }

  /** What it says in words: {@code read terminate on prod-*, env=staging; databases !billing}. */
  public String words() {
    String where =
        clusters.isEmpty()
            ? "every cluster"
            : clusters.stream().map(ClusterPattern::text).collect(Collectors.joining(", "));
    return String.join(" ", verbs)
        + " on "
        + where
        + (databases.areAll() ? "" : "; databases " + databases.words())
        + (users.areAll() ? "" : "; users " + users.words());
  }

  boolean concerns(Permission permission, Cluster cluster) {
    boolean here = clusters.isEmpty() || clusters.stream().anyMatch(it -> it.selects(cluster));
    return here && verbs.stream().anyMatch(permission::isNamedBy);
  }

  /** Whether it makes no difference between databases or between users. */
  boolean isUnlimited() {
    return databases.areAll() && users.areAll();
  }
}
