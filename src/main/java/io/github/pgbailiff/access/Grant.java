package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One entry of a role's {@code allow} or {@code deny}. What is left out means all.
 *
 * @param verbs effects ({@code read}), verbs ({@code sessions}), the permissions {@code literals},
 *     {@code open}, {@code walsender} and {@code background}, or {@code *}
 * @param databases globs; with {@code negatedDatabases} none of these
 * @param users globs; with {@code negatedUsers} none of these
 */
public record Grant(
    List<String> verbs,
    List<ClusterPattern> clusters,
    List<Glob> databases,
    boolean negatedDatabases,
    List<Glob> users,
    boolean negatedUsers) {
  public Grant {
    verbs = List.copyOf(verbs);
    clusters = List.copyOf(clusters);
    databases = List.copyOf(databases);
    users = List.copyOf(users);
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
        + (databaseNames().areAll() ? "" : "; databases " + databaseNames().words())
        + (userNames().areAll() ? "" : "; users " + userNames().words());
  }

  boolean concerns(Permission permission, Cluster cluster) {
    boolean here = clusters.isEmpty() || clusters.stream().anyMatch(it -> it.selects(cluster));
    return here && verbs.stream().anyMatch(permission::isNamedBy);
  }

  /** Whether it makes no difference between databases or between users. */
  boolean isUnlimited() {
    return databaseNames().areAll() && userNames().areAll();
  }

  GlobList databaseNames() {
    return new GlobList(databases, negatedDatabases);
  }

  GlobList userNames() {
    return new GlobList(users, negatedUsers);
  }
}
