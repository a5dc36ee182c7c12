package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand sessions, until nobody is left: one bare statement and pgbailiff take turns. */
@Tag("bench")
class TerminateBench {
  @RegisterExtension static final Figures FIGURES = new Figures("A thousand sessions ended");
  private static final int SESSIONS = 1_000;
  private static final int PAIRS = 3;
  private static final String BARE =
      """
      WITH t AS MATERIALIZED (SELECT pid FROM pg_stat_activity WHERE usename = 'app')
      SELECT count(pg_terminate_backend(pid)) FROM t\
      """;

  @Test
  void a_thousand_sessions_take_at_most_half_as_long_again_as_one_bare_statement() {
    try (var crowd = new Crowd();
        var pool = new PooledConnections(List.of(crowd.cluster("bench")))) {
      var cluster = new Clusters(List.of(crowd.cluster("bench")), pool).get("bench");
      double[] bare = new double[PAIRS];
      double[] ours = new double[PAIRS];
      for (int i = -1; i < PAIRS; i++) {
        double first = bare(crowd);
        double second = ours(crowd, cluster);
        if (i >= 0) {
          bare[i] = first;
          ours[i] = second;
        }
      }
      FIGURES.atMostTimes(
          new Figures.Series("terminate 1000 sessions, verified gone", ours),
          new Figures.Series("one bare statement, until all are gone", bare),
          1.5,
          "ms");
    }
  }

  private static double bare(Crowd crowd) {
    crowd.enter(SESSIONS);
    long before = System.nanoTime();
    assertThat(crowd.number(BARE)).isEqualTo(SESSIONS);
    while (crowd.present() > 0) {
      Thread.onSpinWait();
    }
    double took = (System.nanoTime() - before) / 1e6;
    crowd.leave();
    return took;
  }

  private static double ours(Crowd crowd, PostgresCluster cluster) {
    crowd.enter(SESSIONS);
    List<Condition> conditions =
        List.of(new Condition.OneOf("user", false, List.of(new Glob("app"))));
    List<Target> targets =
        cluster.sessions(SessionQuery.ALL.where(conditions)).rows().stream()
            .map(Session::target)
            .toList();
    var step =
        new Step.Signal(
            Step.Kind.TERMINATE,
            targets,
            new Selection(conditions, List.of()),
            false,
            Optional.empty());
    var attribution = new Attribution("R-1", new Actor("slack", "U0ANN", "ann"));
    var identity = cluster.identity();
    long before = System.nanoTime();
    Map<Target, Outcome> outcomes = cluster.signals().send(step, identity, attribution, () -> true);
    double took = (System.nanoTime() - before) / 1e6;
    assertThat(outcomes.values())
        .hasSize(SESSIONS)
        .extracting(Outcome::words)
        .containsOnly("ended");
    crowd.leave();
    return took;
  }
}
