package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.Findings;
import io.github.pgbailiff.verb.finding.LockFindings;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.LockTree;
import io.github.pgbailiff.verb.view.SessionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The verb {@code locks}: the forest of holders and waiters. */
final class LocksVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "locks",
          List.of("blocking"),
          "who holds up whom: the forest of holders and waiters",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS),
          List.of(Keys.VIEW, Keys.PUBLIC),
          List.of("locks prod-eu"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    return new Plan.Answer(
        Findings.report(
            DECLARATION.name(),
            context.scopes(),
            LocksVerb::found,
            (scope, found) -> LockFindings.of(scope, found.forest()),
            LocksVerb::section,
            true));
  }

  /**
   * A forest.
   *
   * @param tables the names of tables of other databases
   */
  private record Found(LockForest forest, RelationNames tables) {}

  private static Found found(AllowedCluster scope) {
    ClusterView sight = ClusterView.of(scope);
    LockForest forest = sight.locks();
    return new Found(forest, sight.tableNames(LockTree.relations(forest)));
  }

  private static Section section(AllowedCluster scope, Found found) {
    LockForest forest = found.forest();
    return new Section(
        List.of(
            Fields.cluster(scope.name()),
            Field.data("reachable", Value.flag(true)),
            Fields.words(words(forest))),
        List.of(new LockTree(scope.limits(), found.tables()).of(forest)),
        notes(scope, forest));
  }

  private static String words(LockForest forest) {
    if (forest.waiting() == 0) {
      return forest
          .replay()
          .map(it -> "nobody waits for a lock, and the replay waits for sessions: " + it)
          .orElse("nobody waits for a lock");
    }
    String waiters = Phrases.count(forest.waiting(), "session");
    String wait = forest.waiting() == 1 ? " waits " : " wait ";
    return forest.roots().isEmpty()
        ? waiters + wait + "for a lock; who holds it cannot be told"
        : waiters + wait + "behind " + Phrases.count(forest.roots().size(), "holder");
  }

  private static List<String> notes(AllowedCluster scope, LockForest forest) {
    List<String> notes = new ArrayList<>();
    if (!ClusterView.of(scope).isWhole()) {
      notes.add(
          ClusterView.LIMITED + "; of others stands no more there than that they hold somebody up");
    }
    if (forest.asked() < forest.waiting()) {
      notes.add(
          "PostgreSQL was asked about %d of %d waiters; the others stand below who was granted what they wait for"
              .formatted(forest.asked(), forest.waiting()));
    }
    if (forest.unplaced() > 0 && !forest.roots().isEmpty()) {
      notes.add("who holds up %d of the waiters cannot be told".formatted(forest.unplaced()));
    }
    if (forest.hidden() > 0) {
      notes.add(SessionTable.hidden(forest.hidden()));
    }
    return notes;
  }
}
