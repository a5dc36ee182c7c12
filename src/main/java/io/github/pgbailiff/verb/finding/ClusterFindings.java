package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.PerCluster.ClusterAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentences of clusters that are worth a look, the worst first, and one for all others. */
public final class ClusterFindings {
  /** As many clusters are told of one by one. */
  private static final int MOST = 8;

  private ClusterFindings() {}

  public static List<Finding> of(List<ClusterAnswer<ClusterCapabilities>> answers) {
    List<ClusterAnswer<ClusterCapabilities>> asked =
        answers.stream().filter(it -> !it.scope().isLeftAlone()).toList();
    List<Finding> found =
        new ArrayList<>(
            asked.stream()
                .flatMap(it -> of(it).stream())
                .sorted(Comparator.comparing(Finding::mark))
                .toList());
    int quiet = asked.size() - found.size();
    shorten(found);
    if (quiet > 0) {
      found.add(
          Finding.of(
              Mark.QUIET,
              found.isEmpty() ? all(asked) : Phrases.count(quiet, "other") + " quiet",
              Step.look("Sessions", "sessions")));
    }
    return found;
  }

  private static void shorten(List<Finding> found) {
    int more = found.size() - MOST;
    if (more > 0) {
      found.subList(MOST, found.size()).clear();
      found.add(
          Finding.of(Mark.LOOK, "and %s worth a look".formatted(Phrases.count(more, "cluster"))));
    }
  }

  private static String all(List<ClusterAnswer<ClusterCapabilities>> asked) {
    boolean whole = asked.stream().allMatch(it -> ClusterView.of(it.scope()).isWhole());
    String answer =
        asked.size() == 1
            ? "the cluster answers"
            : "all %d clusters answer".formatted(asked.size());
    return whole ? answer + ", and nobody waits for a lock" : answer;
  }

  private static Optional<Finding> of(ClusterAnswer<ClusterCapabilities> asked) {
    return switch (asked) {
      case ClusterAnswer.Answered<ClusterCapabilities>(AllowedCluster scope, var facts) ->
          waiting(scope, facts.waiting())
              .or(() -> Headline.replay(scope.name(), facts.replay()))
              .or(() ->
                  Headline.connections(
                      scope.name(), facts.used(), facts.maxConnections() - facts.reserved()));
      case ClusterAnswer.Failed<ClusterCapabilities>(AllowedCluster scope, ClusterException why) ->
          Optional.of(Finding.of(Mark.LOOK, scope.name() + " " + why.why()));
    };
  }

  /** Who waits is counted over all, which is for whoever sees all. */
  private static Optional<Finding> waiting(AllowedCluster scope, int waiting) {
    String cluster = scope.name();
    return waiting == 0 || !ClusterView.of(scope).isWhole()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Mark.HELD_UP,
                "%s: %s for a lock"
                    .formatted(
                        cluster,
                        Phrases.count(waiting, "session") + (waiting == 1 ? " waits" : " wait")),
                Step.look("Lock tree " + cluster, "locks", cluster),
                Step.look("Sessions " + cluster, "sessions", cluster)));
  }
}
