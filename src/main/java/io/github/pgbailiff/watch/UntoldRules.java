package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.session.Silence;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.verb.view.UntoldWords;
import java.util.List;
import java.util.stream.Stream;

/** The rules that cannot be told of some sessions, which therefore raise no alert. */
public final class UntoldRules {
  private UntoldRules() {}

  /**
   * A sentence for each on a cluster. Of whom pgbailiff may see nothing, the check of its rights
   * says enough; a cluster that does not answer is told of elsewhere too.
   */
  public static List<String> of(WatchSettings settings, PostgresCluster cluster) {
    try {
      Sessions all = cluster.sessions(SessionQuery.ALL.limited(1));
      return settings.rules().stream()
          .filter(it -> it.covers(cluster.cluster()) && !it.filter().isEmpty())
          .flatMap(it -> words(it, all, cluster))
          .toList();
    } catch (ClusterException _) {
      return List.of();
    }
  }

  private static Stream<String> words(WatchRule rule, Sessions all, PostgresCluster cluster) {
    return cluster.untold(SessionQuery.ALL.where(rule.filter()), all, cluster::sessions).stream()
        .filter(it -> it.why() == Silence.SWITCHED_OFF)
        .map(it ->
            "rule %s: %s".formatted(rule.name(), UntoldWords.of(it, cluster.cluster().name())));
  }
}
