package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.SightWords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentence of sessions that wait behind somebody who is not among them.
 *
 * @param heads those of them in sight behind whom they wait
 */
record HeldUp(AllowedCluster scope, Sessions found, List<Session> heads) {
  private static final int NAMED = 3;

  /**
   * The sentence; empty when none of them waits.
   *
   * @param all whether these are all sessions that whoever asks may see
   */
  Optional<Finding> finding(boolean all) {
    List<Session> waiting = found.rows().stream().filter(Session::waitsForLock).toList();
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(Mark.HELD_UP, scope.name() + ": " + wait(waiting, all) + behind())
                .then(steps()));
  }

  private static String wait(List<Session> waiting, boolean all) {
    return waiting.size() > 1
        ? (all ? Phrases.count(waiting.size(), "session") : waiting.size() + " of these") + " wait"
        : SightWords.who(waiting.getFirst())
            + " waits"
            + waiting
                .getFirst()
                .running()
                .map(it -> " for " + SightWords.age(it.toSeconds()))
                .orElse("");
  }

  /** {@code , behind 7100 (vic · psql, idle in a transaction for 13m, holds up 4), 8201}. */
  private String behind() {
    List<Integer> pids = found.heads();
    if (pids.isEmpty()) {
      return " for a lock; who holds it cannot be told";
    }
    Optional<Session> worst = worst();
    Stream<String> others =
        pids.stream().filter(pid -> worst.filter(it -> it.pid() == pid).isEmpty()).map(this::named);
    return ", behind "
        + Stream.concat(worst.map(SightWords::holder).stream(), others)
            .limit(NAMED)
            .collect(Collectors.joining(" and "))
        + (pids.size() > NAMED ? " and %d more".formatted(pids.size() - NAMED) : "");
  }

  private String named(int pid) {
    if (pid == 0) {
      return "a prepared transaction";
    }
    boolean seen =
        ClusterView.of(scope).isWhole() || heads.stream().anyMatch(it -> it.pid() == pid);
    return seen ? String.valueOf(pid) : pid + ", which you may not see";
  }

  private Optional<Session> worst() {
    return heads.stream().max(Comparator.comparingInt(Session::waiters));
  }

  private List<Step> steps() {
    return worst()
        .map(it -> Headline.steps(scope.name(), it, true))
        .orElseGet(() -> List.of(Step.look("Lock tree", "locks", scope.name())));
  }
}
