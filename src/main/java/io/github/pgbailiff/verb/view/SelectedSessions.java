package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.session.UntoldSessions;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sessions, and what there is to say of the filters that selected them.
 *
 * @param heads behind whom they wait, where those were left out
 * @param untold those of which the filters cannot be told
 * @param words about the filters
 */
public record SelectedSessions(
    Sessions sessions,
    List<Session> heads,
    RelationNames tables,
    List<UntoldSessions> untold,
    List<String> words) {
  private static final Set<String> NAMES = Set.of(Keys.DB.name(), Keys.USER.name());

  /**
   * Those that the query selects.
   *
   * @param searchesLiterals whether its filters look at texts unmasked
   */
  public static SelectedSessions of(
      AllowedCluster scope, SessionQuery query, boolean searchesLiterals) {
    boolean literals = query.literals() || searchesLiterals;
    ClusterView sight = ClusterView.of(scope);
    Sessions found = withIdle(sight, query.literals(literals));
    List<String> words = new ArrayList<>(sight.unheld(query.conditions(), found.matched() == 0));
    SearchedTexts.note(literals, query.conditions()).ifPresent(words::add);
    List<UntoldSessions> untold = sight.untold(query, found);
    untold.forEach(it -> words.add(UntoldWords.of(it, scope.name())));
    List<String> tables =
        found.rows().stream().flatMap(it -> found.waits().tableOf(it.pid()).stream()).toList();
    return new SelectedSessions(
        query.literals() ? found : found.masked(),
        sight.heads(found),
        sight.tableNames(tables),
        untold,
        words);
  }

  /** Who names a database or a user with idle sessions only wants to see those. */
  private static Sessions withIdle(ClusterView sight, SessionQuery query) {
    Sessions found = sight.sessions(query);
    boolean named = query.conditions().stream().anyMatch(SelectedSessions::namesSome);
    return named && found.rows().isEmpty() && found.hiddenIdle() > 0
        ? sight.sessions(query.hidingIdle(false))
        : found;
  }

  private static boolean namesSome(Condition condition) {
    return condition instanceof Condition.OneOf list
        && !list.negated()
        && NAMES.contains(list.key());
  }
}
