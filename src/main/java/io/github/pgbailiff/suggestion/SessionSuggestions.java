package io.github.pgbailiff.suggestion;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.verb.view.SessionTable;
import io.github.pgbailiff.verb.view.SightWords;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sessions to choose from, as somebody may see them: who holds others up first, each with what it
 * does.
 *
 * @param visible those that they may see, as far as they may
 * @param whole whether these are all that there are
 * @param cluster told where sessions of several are offered
 */
record SessionSuggestions(List<Session> visible, boolean whole, Optional<String> cluster) {
  /** Names are longer than what one looks for in them. */
  private static final int NAME = 20;

  /**
   * The suggestions for somebody.
   *
   * @param limits which sessions their right extends to
   */
  static SessionSuggestions of(Sessions all, Limits limits, Optional<String> cluster) {
    Predicate<Session> sees = it -> limits.exclusion(it.database(), it.user()).isEmpty();
    List<Session> sight = all.rows().stream().filter(sees).toList();
    Sessions seen = limits.areNone() ? all : all.within(sees, sight, SessionQuery.ALL);
    return new SessionSuggestions(seen.rows(), limits.areNone(), cluster);
  }

  /** Those that somebody may be after; processes and pgbailiff's own are not among them. */
  Stream<Suggestion> worstFirst() {
    Comparator<Session> order =
        Comparator.<Session>comparingInt(it -> it.exclusion().isPresent() ? 1 : 0)
            .thenComparing(Comparator.<Session>comparingInt(Session::waiters).reversed())
            .thenComparingInt(SessionSuggestions::rank)
            .thenComparing(
                Comparator.<Session, Duration>comparing(
                        it -> it.inTransaction().orElse(Duration.ZERO))
                    .reversed())
            .thenComparingInt(Session::pid);
    return visible.stream()
        .filter(SessionSuggestions::isClients)
        .sorted(order)
        .map(this::suggestion);
  }

  private static boolean isClients(Session session) {
    return session
        .exclusion()
        .map(SessionExclusion::kind)
        .filter(it -> it != SessionExclusion.Kind.PROTECTED)
        .isEmpty();
  }

  private static int rank(Session session) {
    String state = session.state().orElse("");
    if (session.waitsForLock()) {
      return 1;
    }
    return state.startsWith("idle in") ? 0 : state.equals("idle") ? 3 : 2;
  }

  private Suggestion suggestion(Session session) {
    String about =
        Stream.of(
                cluster,
                session.user().map(SessionSuggestions::name),
                session.application().filter(it -> !it.isBlank()).map(SessionSuggestions::name),
                Optional.of(doing(session)),
                held(session))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return new Suggestion(String.valueOf(session.pid()), about);
  }

  private static String doing(Session session) {
    String state = SessionTable.doing(session).orElse("hidden");
    return SessionTable.since(session)
        .map(age -> state + " " + SightWords.age(age.toSeconds()))
        .orElse(state);
  }

  private Optional<String> held(Session session) {
    if (session.exclusion().isPresent()) {
      return Optional.of("protected");
    }
    int waiters = session.waiters();
    if (waiters > 0) {
      return Optional.of("holds " + waiters);
    }
    return session.blockers().stream()
        .filter(pid -> pid != 0 && (whole || visible.stream().anyMatch(it -> it.pid() == pid)))
        .findFirst()
        .map(pid -> "< " + pid);
  }

  /** Its beginning and its end, which tell it from others. */
  static String name(String name) {
    int[] points = name.codePoints().toArray();
    if (points.length <= NAME) {
      return name;
    }
    int front = NAME / 2;
    int back = NAME - 1 - front;
    return new String(points, 0, front) + "…" + new String(points, points.length - back, back);
  }
}
