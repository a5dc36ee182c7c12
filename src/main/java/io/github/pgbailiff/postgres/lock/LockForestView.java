package io.github.pgbailiff.postgres.lock;

import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.Session;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A lock forest as somebody sees it who may not see every session. Whoever is not theirs to see and
 * holds up nobody who is, is left out; else the pid stands there alone, since without it nobody
 * could tell who waits for whom.
 *
 * @param seen takes database and user
 */
record LockForestView(BiPredicate<Optional<String>, Optional<String>> seen) {

  LockForest of(LockForest whole) {
    List<Tree> roots =
        whole.roots().stream()
            .flatMap(it -> tree(it).stream())
            .filter(root -> !root.waiters().isEmpty())
            .toList();
    Set<Integer> waiting = new HashSet<>();
    whole.roots().forEach(root -> root.waiters().forEach(it -> addSeen(it, waiting)));
    Set<Integer> unreadable = new HashSet<>();
    roots.forEach(root -> addUnreadable(root, unreadable));
    return new LockForest(
        roots, waiting.size(), waiting.size(), 0, unreadable.size(), Optional.empty());
  }

  private Optional<Tree> tree(Tree tree) {
    List<Tree> waiters = tree.waiters().stream().flatMap(it -> tree(it).stream()).toList();
    boolean shown = isSeen(tree.party());
    if (!shown && waiters.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> waiting = new HashSet<>();
    tree.waiters().forEach(it -> addSeen(it, waiting));
    return Optional.of(
        new Tree(
            shown ? tree.party() : anonymous(tree.party()),
            tree.lock().filter(_ -> shown),
            waiting.size(),
            tree.elsewhere(),
            waiters));
  }

  private boolean isSeen(Party party) {
    return switch (party) {
      case Party.Of(Session session) -> seen.test(session.database(), session.user());
      case Party.Prepared prepared ->
          seen.test(named(prepared.database()), named(prepared.owner()));
    };
  }

  private static Optional<String> named(String name) {
    return Optional.of(name).filter(it -> !it.isEmpty());
  }

  private static Party anonymous(Party party) {
    return switch (party) {
      case Party.Of(Session session) -> new Party.Of(anonymous(session));
      case Party.Prepared _ -> new Party.Prepared("", "", "", Duration.ZERO);
    };
  }

  /** A session of which no more may be told than that something has this pid. */
  private static Session anonymous(Session session) {
    return new Session(
        session.pid(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        session.seen(),
        List.of(),
        0,
        Optional.empty());
  }

  private void addSeen(Tree tree, Set<Integer> pids) {
    if (isSeen(tree.party())) {
      pids.add(tree.party().pid());
    }
    tree.waiters().forEach(it -> addSeen(it, pids));
  }

  /** Those who are seen and of whom the server tells no more than their names. */
  private void addUnreadable(Tree tree, Set<Integer> pids) {
    if (isSeen(tree.party())
        && tree.party() instanceof Party.Of(Session session)
        && session.backendStart().isEmpty()) {
      pids.add(session.pid());
    }
    tree.waiters().forEach(it -> addUnreadable(it, pids));
  }
}
