package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.SessionPhrases;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.Sights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sentences of a lock forest: one for each root, with what can be done about it.
 *
 * @param cluster its name
 */
public record LockFindings(String cluster, Limits limits) {
  /** As many roots are told of one by one. */
  private static final int MOST = 5;

  public static List<Finding> of(AllowedCluster scope, LockForest forest) {
    return new LockFindings(scope.name(), scope.limits()).of(forest);
  }

  /** What holds up sessions of these and is none itself; asked for where there is such. */
  public static List<Finding> prepared(AllowedCluster scope, Sessions found) {
    Set<Integer> waiting = found.waits().allWaitersOf(LockWaits.PREPARED);
    return found.rows().stream().anyMatch(it -> waiting.contains(it.pid()))
        ? prepared(scope, ClusterView.of(scope).locks())
        : List.of();
  }

  private static List<Finding> prepared(AllowedCluster scope, LockForest forest) {
    var findings = new LockFindings(scope.name(), scope.limits());
    Step tree = Step.look("Lock tree", "locks", scope.name());
    return forest.roots().stream()
        .filter(it -> it.party() instanceof Party.Prepared)
        .limit(MOST)
        .map(it -> findings.of(it).then(List.of(tree)))
        .toList();
  }

  private List<Finding> of(LockForest forest) {
    Optional<Finding> replay = Headline.replay(cluster, forest.replay());
    if (forest.roots().isEmpty()) {
      return List.of(
          replay.filter(_ -> forest.waiting() == 0).orElseGet(() -> without(forest.waiting())));
    }
    List<Finding> found = new ArrayList<>(replay.stream().toList());
    forest.roots().stream().limit(MOST).forEach(root -> found.add(of(root)));
    int more = forest.roots().size() - MOST;
    if (more > 0) {
      found.add(Finding.of(Mark.HELD_UP, "and " + Phrases.count(more, "other holder")));
    }
    return found;
  }

  /** Nobody holds up anybody, or it cannot be told who. */
  private Finding without(int waiting) {
    return waiting == 0
        ? Finding.of(
            Mark.QUIET,
            cluster + ": nobody waits for a lock",
            Step.look("Sessions", "sessions", cluster))
        : Finding.of(
            Mark.HELD_UP,
            "%s: %s for a lock; who holds it cannot be told".formatted(cluster, waits(waiting)),
            Step.look("Sessions", "sessions", cluster, "wait:lock"));
  }

  private static String waits(int sessions) {
    return Phrases.count(sessions, "session") + (sessions == 1 ? " waits" : " wait");
  }

  private Finding of(Tree root) {
    return switch (root.party()) {
      case Party.Prepared prepared -> of(root, prepared);
      case Party.Of(Session session) ->
          limits.exclusion(session.database(), session.user()).isEmpty()
              ? of(root, session)
              : unseen(root, session);
    };
  }

  private Finding of(Tree root, Session session) {
    Sight sight = Sights.of(session, heldUp(root), root.waiting());
    List<Step> steps = new ArrayList<>();
    Headline.terminate("Terminate root %d…".formatted(session.pid()), cluster, session)
        .ifPresent(steps::add);
    steps.add(Headline.show(cluster, session.pid()));
    String left = session.exclusion().map(it -> "; it is left alone: " + it.reason()).orElse("");
    return Finding.of(Mark.HELD_UP, cluster + ": " + Headline.sentence(sight, above(root)) + left)
        .then(steps);
  }

  private Finding unseen(Tree root, Session session) {
    return Finding.of(
        Mark.HELD_UP,
        "%s: session %d, which you may not see, holds up %s"
            .formatted(cluster, session.pid(), SightWords.heldUp(heldUp(root), root.waiting())));
  }

  private Finding of(Tree root, Party.Prepared prepared) {
    String words = SightWords.prepared(prepared, heldUp(root), root.waiting());
    return Finding.of(Mark.HELD_UP, cluster + ": " + words);
  }

  /** Those below a root, each once; in a circle it is among them itself. */
  private List<Sight.Named> heldUp(Tree root) {
    return root.below().stream()
        .filter(tree -> tree.party().pid() != root.party().pid())
        .flatMap(tree -> tree.party() instanceof Party.Of(Session it) ? Stream.of(it) : Stream.of())
        .filter(it -> limits.exclusion(it.database(), it.user()).isEmpty())
        .map(LockFindings::named)
        .distinct()
        .limit(Sight.NAMED)
        .toList();
  }

  private static Sight.Named named(Session session) {
    Optional<String> login =
        session.state().filter(_ -> session.isLoggingIn()).map(SessionPhrases::doing);
    return new Sight.Named(session.pid(), session.user(), session.calling().or(() -> login));
  }

  /** Who a root waits for itself, in a circle. */
  private static List<Integer> above(Tree root) {
    int pid = root.party().pid();
    return root.below().stream()
        .filter(tree -> tree.waiters().stream().anyMatch(it -> it.party().pid() == pid))
        .map(tree -> tree.party().pid())
        .distinct()
        .toList();
  }
}
