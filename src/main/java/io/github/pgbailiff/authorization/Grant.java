package io.github.pgbailiff.authorization;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import java.util.List;

/**
 * One entry of a role's {@code allow} or {@code deny}. What is left out means all.
 *
 * @param verbs effects ({@code read}), verbs ({@code sessions}), the permissions {@code literals},
 *     {@code open} and {@code walsender}, or {@code *}
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
}
