package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import java.util.List;
import java.util.stream.Collectors;

/** One sentence about what an entry of a role allows or denies. */
public final class GrantSentence {
  private static final String EVERYTHING = "*";

  private GrantSentence() {}

  /**
   * {@code you may read, cancel and terminate on prod-*, sessions of all users but postgres
   * (oncall)}.
   *
   * @param allows whether it allows; else it denies
   */
  public static String of(Role role, Grant grant, boolean allows) {
    boolean nowhere = !allows && areAll(grant.clusters());
    String verbs = verbs(grant.verbs(), allows);
    String may =
        nowhere
            ? "on no cluster may you " + verbs
            : "you %s %s on %s"
                .formatted(allows ? "may" : "may not", verbs, clusters(grant.clusters()));
    return "%s%s%s (%s)"
        .formatted(
            may,
            names(" in", "database", grant.databases()),
            names(", sessions of", "user", grant.users()),
            role.name());
  }

  private static String verbs(List<String> verbs, boolean allows) {
    if (verbs.contains(EVERYTHING)) {
      return allows ? "do everything" : "do anything";
    }
    String last = verbs.getLast();
    return verbs.size() == 1
        ? last
        : String.join(", ", verbs.subList(0, verbs.size() - 1))
            + (allows ? " and " : " or ")
            + last;
  }

  private static String clusters(List<ClusterPattern> clusters) {
    return areAll(clusters)
        ? "every cluster"
        : clusters.stream().map(ClusterPattern::text).collect(Collectors.joining(", "));
  }

  private static boolean areAll(List<ClusterPattern> clusters) {
    return clusters.isEmpty() || clusters.stream().anyMatch(it -> it.text().equals("*"));
  }

  private static String names(String where, String what, GlobList list) {
    if (list.areAll()) {
      return "";
    }
    String names = list.globs().stream().map(Glob::source).collect(Collectors.joining(", "));
    String plural = list.globs().size() == 1 ? what : what + "s";
    return list.negated()
        ? "%s all %ss but %s".formatted(where, what, names)
        : "%s the %s %s".formatted(where, plural, names);
  }
}
