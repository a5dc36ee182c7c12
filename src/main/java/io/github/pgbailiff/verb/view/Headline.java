package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The headline of a cluster: what is worst there, in one sentence, before any number.
 *
 * @param rank the worst is 0
 */
public record Headline(int rank, String sentence) {
  private static final int HELD_UP = 0;
  private static final int WORTH_A_LOOK = 1;
  private static final int QUIET = 2;

  /** As many clusters have theirs above a list. */
  private static final int MOST = 3;

  /**
   * The headline of what was found.
   *
   * @param all whether every session was asked for: of a part nothing is said when it is quiet
   */
  public static Optional<Headline> of(AllowedCluster scope, Sessions found, boolean all) {
    Optional<Session> worst =
        Sights.worst(found, it -> scope.limits().exclusion(it.database(), it.user()).isEmpty());
    return worst.isPresent()
        ? Optional.of(of(scope, Sights.of(worst.get(), found, ClusterView.of(scope).isWhole())))
        : quiet(scope, found).filter(_ -> all);
  }

  private static Headline of(AllowedCluster scope, Sight sight) {
    boolean holds = sight.waiting() > 0;
    return new Headline(
        holds ? HELD_UP : WORTH_A_LOOK,
        "%s %s: %s".formatted(holds ? "🔴" : "🟡", scope.name(), SightWords.finding(sight)));
  }

  /** Who may see only some of it is told nothing of the whole. */
  private static Optional<Headline> quiet(AllowedCluster scope, Sessions found) {
    boolean quiet = ClusterView.of(scope).isWhole() && found.load().waiting() == 0;
    return quiet ? Optional.of(new Headline(QUIET, quietly(scope, found))) : Optional.empty();
  }

  private static String quietly(AllowedCluster scope, Sessions found) {
    String oldest =
        found.rows().stream()
            .filter(it -> it.inTransaction().isPresent())
            .max(Comparator.comparing(it -> it.inTransaction().orElse(Duration.ZERO)))
            .map(it -> "; the oldest transaction is " + age(it))
            .orElse("");
    return "🟢 %s: nobody waits for a lock%s".formatted(scope.name(), oldest);
  }

  private static String age(Session session) {
    long seconds = session.inTransaction().orElse(Duration.ZERO).toSeconds();
    return "%s old, of %s".formatted(SightWords.age(seconds), SightWords.who(session));
  }

  /** The worst of several, as what stands above everything else. */
  public static List<Field> fields(List<Headline> headlines) {
    return headlines.stream()
        .sorted(Comparator.comparingInt(Headline::rank))
        .limit(MOST)
        .map(it -> Field.people("", Value.text(it.sentence())))
        .toList();
  }
}
