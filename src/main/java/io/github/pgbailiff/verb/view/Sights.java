package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sessions in the form in which a sentence tells of them. */
public final class Sights {
  /** From there on an idle transaction, or a query that runs, is worth a look by itself. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /** Waits for a page until nobody else looks at it; from 19 with its second name. */
  private static final Set<String> PINNED = Set.of("BufferPin", "BufferCleanup");

  private Sights() {}

  /** A session of those that were read, with those who wait behind it. */
  public static Sight of(Session session, Sessions among) {
    return of(session, among, true);
  }

  /**
   * The same for whoever may see only some.
   *
   * @param whole whether those are named too who are not among those that were read
   */
  public static Sight of(Session session, Sessions among, boolean whole) {
    Set<Integer> waiting = new HashSet<>(among.waits().allWaitersOf(session.pid()));
    Map<Integer, Session> known =
        among.rows().stream()
            .filter(it -> waiting.contains(it.pid()))
            .collect(Collectors.toMap(Session::pid, Function.identity(), (one, _) -> one));
    waiting.removeIf(pid -> !whole && !known.containsKey(pid));
    return of(session, named(waiting, known), session.waiters());
  }

  /** A session with those who wait behind it, and how many they are. */
  public static Sight of(Session session, List<Sight.Named> heldUp, int waiting) {
    return new Sight(
        session.seen(),
        Optional.of(watched(session)),
        heldUp,
        waiting,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Sight.Named> named(Set<Integer> waiting, Map<Integer, Session> known) {
    return waiting.stream()
        .sorted()
        .limit(Sight.NAMED)
        .map(pid -> named(pid, Optional.ofNullable(known.get(pid))))
        .toList();
  }

  private static Sight.Named named(int pid, Optional<Session> session) {
    return new Sight.Named(pid, session.flatMap(Session::user), session.flatMap(Session::calling));
  }

  private static Sight.Watched watched(Session session) {
    return new Sight.Watched(
        session.pid(),
        session.backendStart().orElse(session.seen()),
        session.database(),
        session.user(),
        session.calling(),
        session.state(),
        session.idle().or(session::running).map(Duration::toSeconds),
        session.xactStart(),
        session.wrote(),
        session.xminAge(),
        session.superuser());
  }

  /** The session that is most worth a look: who holds up most, else the oldest idle transaction. */
  public static Optional<Session> worst(Sessions found) {
    return holder(found).or(() -> lingering(found));
  }

  /** The session that holds up most of the others, and waits for nobody itself. */
  public static Optional<Session> holder(Sessions found) {
    return found.rows().stream()
        .filter(it -> it.waiters() > 0 && waitsForNobodyElse(it, found))
        .max(
            Comparator.comparingInt(Session::waiters)
                .thenComparing(it -> it.inTransaction().orElse(Duration.ZERO)));
  }

  /** The session that has been idle in its transaction for longest, and for long. */
  public static Optional<Session> lingering(Sessions found) {
    return longest(found, it -> idlesInTransaction(it) ? it.idle() : Optional.empty());
  }

  /** The session that has run its query for longest, and for long, and waits for nobody. */
  public static Optional<Session> runaway(Sessions found) {
    return longest(found, it -> it.waitsForLock() ? Optional.empty() : it.running());
  }

  /** Whether what it does has gone on for long enough to be worth a look by itself. */
  public static boolean isLong(Optional<Duration> time) {
    return time.filter(it -> it.compareTo(LONG) >= 0).isPresent();
  }

  /** The first that waits for a page which others have pinned, as VACUUM FREEZE does. */
  public static Optional<Session> awaitsPage(Sessions found) {
    return found.rows().stream()
        .filter(it -> it.isRunning() && it.waitEvent().filter(PINNED::contains).isPresent())
        .findFirst();
  }

  private static Optional<Session> longest(
      Sessions found, Function<Session, Optional<Duration>> time) {
    return found.rows().stream()
        .filter(it -> it.exclusion().isEmpty() && isLong(time.apply(it)))
        .max(Comparator.comparing(it -> time.apply(it).orElse(Duration.ZERO)));
  }

  /** Whether it is a root: it waits for nobody, or only in a circle of those who wait for it. */
  private static boolean waitsForNobodyElse(Session session, Sessions among) {
    return session.blockers().isEmpty()
        || among.waits().allWaitersOf(session.pid()).containsAll(session.blockers());
  }

  private static boolean idlesInTransaction(Session session) {
    return session.state().filter(it -> it.startsWith("idle in transaction")).isPresent();
  }
}
