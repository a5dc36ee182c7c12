package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.session.UntoldSessions;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.ClusterView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sentence of a list without sessions: who may see only some learns nothing of the others.
 *
 * @param conditions that were asked for
 * @param untold those of which the filters cannot be told: they are neither found nor absent
 */
public record NoSession(
    AllowedCluster scope, List<Condition> conditions, List<UntoldSessions> untold) {
  private static final Map<String, String> PLACES =
      Map.of("db", "is in database ", "user", "is of user ", "app", "is of application ");

  /**
   * The sentence.
   *
   * @param all whether every session was asked for
   */
  public Finding finding(boolean all) {
    String words = ClusterView.of(scope).isWhole() ? "no sessions match" : seen(all);
    int others = untold.stream().mapToInt(it -> it.sessions().size()).sum();
    String unknown = others == 0 ? "" : "; of %d it cannot be told".formatted(others);
    return Headline.nothing(scope.name() + ": " + words + unknown, scope.name());
  }

  private String seen(boolean all) {
    return all
        ? "there is no session that you may see"
        : "no session that you may see " + named().orElse("matches");
  }

  /** {@code is in database shp}, where nothing else was asked for. */
  private Optional<String> named() {
    return conditions.size() == 1
            && conditions.getFirst() instanceof Condition.OneOf(var key, var negated, var globs)
            && !negated
        ? Optional.ofNullable(PLACES.get(key))
            .map(it -> it + globs.stream().map(Glob::source).collect(Collectors.joining(" or ")))
        : Optional.empty();
  }
}
