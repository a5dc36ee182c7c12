package io.github.pgbailiff.rules;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One entry of {@code rules}: what a change that it matches takes. */
public record Rule(When when, Require require) {

  /**
   * The condition of a rule; what is left out matches all.
   *
   * @param sessionsOver only changes of more sessions than this
   */
  public record When(
      List<String> verbs,
      List<ClusterPattern> clusters,
      List<Glob> databases,
      List<Glob> users,
      OptionalInt sessionsOver) {
    public When {
      verbs = List.copyOf(verbs);
      clusters = List.copyOf(clusters);
      databases = List.copyOf(databases);
      users = List.copyOf(users);
    }

    /** Whether changes on the cluster may match. */
    public boolean isAbout(Cluster cluster) {
      return clusters.isEmpty() || clusters.stream().anyMatch(it -> it.selects(cluster));
    }
  }

  /**
   * The demands of a rule.
   *
   * @param approvals how many different people must approve
   * @param from the roles that they must have
   * @param reasonPattern a regular expression that the reason must contain
   * @param within how long the request stays open; empty: 15 minutes
   * @param ping the card notifies those who may approve
   */
  public record Require(
      boolean confirm,
      int approvals,
      List<String> from,
      boolean reason,
      Optional<String> reasonPattern,
      Optional<Duration> within,
      boolean ping) {
    public Require {
      from = List.copyOf(from);
    }
  }
}
