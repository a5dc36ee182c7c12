package io.github.pgbailiff.verb.signal;

import io.github.pgbailiff.change.Evidence;
import io.github.pgbailiff.change.Evidence.HeldLock;
import io.github.pgbailiff.change.Evidence.OfSession;
import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.SessionPhrases;
import io.github.pgbailiff.verb.view.ClusterView;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A closer look at the sessions that were chosen, for those who decide on them: what they hold, and
 * who waits for it, as far as the asker may see.
 *
 * @param onlyQueries their queries end and not they
 */
record EvidenceLook(ClusterView view, LockWaits waits, boolean onlyQueries) {
  /** As many as a card names. */
  private static final int LOOKED_AT = 5;

  private static final int WAITERS = 500;

  private static final List<String> MODES =
      List.of(
          "AccessShareLock",
          "RowShareLock",
          "RowExclusiveLock",
          "ShareUpdateExclusiveLock",
          "ShareLock",
          "ShareRowExclusiveLock",
          "ExclusiveLock",
          "AccessExclusiveLock");

  /** What there is to see; empty where it cannot be looked at, which keeps nobody from asking. */
  Optional<Evidence> of(List<Session> chosen) {
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(seen(chosen));
    } catch (ClusterException _) {
      return Optional.empty();
    }
  }

  private Evidence seen(List<Session> chosen) {
    Set<Integer> pids = chosen.stream().map(Session::pid).collect(Collectors.toSet());
    Set<Integer> held = new HashSet<>();
    pids.forEach(pid -> held.addAll(waits.allWaitersOf(pid)));
    held.removeAll(pids);
    Map<Integer, String> names = names(held);
    held.retainAll(names.keySet());
    Set<Integer> freed = new HashSet<>(waits.freedBy(pids, onlyQueries));
    freed.retainAll(names.keySet());
    return new Evidence(
        chosen.getFirst().seen(),
        sessions(chosen.stream().limit(LOOKED_AT).toList(), names),
        named(held, names),
        held.size(),
        freed.size());
  }

  private List<OfSession> sessions(List<Session> chosen, Map<Integer, String> names) {
    Map<Session, List<SessionDetails.HeldLock>> locks = new LinkedHashMap<>();
    chosen.forEach(it -> locks.put(it, locks(it)));
    RelationNames tables =
        view.tableNames(
            locks.values().stream()
                .flatMap(List::stream)
                .flatMap(it -> it.relation().stream())
                .toList());
    return chosen.stream()
        .flatMap(it -> of(it, strongest(locks.getOrDefault(it, List.of()), tables), names).stream())
        .toList();
  }

  private Optional<OfSession> of(
      Session session, List<HeldLock> locks, Map<Integer, String> names) {
    Set<Integer> waiting = new HashSet<>(waits.allWaitersOf(session.pid()));
    waiting.retainAll(names.keySet());
    return session.id().map(id -> new OfSession(id, locks, named(waiting, names), waiting.size()));
  }

  /** By pid; whom the asker may not see is not there. */
  private Map<Integer, String> names(Set<Integer> pids) {
    if (pids.isEmpty()) {
      return Map.of();
    }
    return view
        .sessions(SessionQuery.ALL.pids(pids.stream().sorted().limit(WAITERS).toList()))
        .rows()
        .stream()
        .collect(Collectors.toMap(Session::pid, EvidenceLook::name, (one, _) -> one));
  }

  private static String name(Session session) {
    return SessionPhrases.shortly(session.pid(), session.calling(), session.user());
  }

  private static List<String> named(Set<Integer> pids, Map<Integer, String> names) {
    return pids.stream()
        .sorted()
        .limit(Evidence.NAMED)
        .flatMap(it -> Optional.ofNullable(names.get(it)).stream())
        .toList();
  }

  private List<SessionDetails.HeldLock> locks(Session session) {
    return session.xactStart().isEmpty()
        ? List.of()
        : view.session(session.pid(), false).map(SessionDetails::locks).orElse(List.of());
  }

  /** Of each table the strongest, those that keep most others out first. */
  private static List<HeldLock> strongest(
      List<SessionDetails.HeldLock> locks, RelationNames tables) {
    Map<String, HeldLock> strongest = new LinkedHashMap<>();
    locks.stream()
        .filter(SessionDetails.HeldLock::granted)
        .flatMap(it -> it.table(tables).map(name -> new HeldLock(name, it.mode())).stream())
        .forEach(it -> strongest.merge(it.relation(), it, EvidenceLook::stronger));
    return strongest.values().stream()
        .filter(it -> strength(it) > 0)
        .sorted(Comparator.comparingInt(EvidenceLook::strength).reversed())
        .limit(LOOKED_AT)
        .toList();
  }

  private static HeldLock stronger(HeldLock one, HeldLock other) {
    return strength(one) >= strength(other) ? one : other;
  }

  private static int strength(HeldLock lock) {
    return MODES.indexOf(lock.mode());
  }
}
