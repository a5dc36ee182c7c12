package io.github.pgbailiff.alert;

import io.github.pgbailiff.change.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A look at an alert's subject at one moment, without texts of queries and addresses of clients:
 * cards show it to everybody.
 *
 * @param session the session that it is about
 * @param heldUp those who wait behind it, directly or not; at most {@link #NAMED}
 * @param waiting how many they are
 * @param connections in use, and how many ordinary roles may use
 * @param sessions how many sessions the rule selects
 * @param words what another program, or a failure to connect, says
 * @param here beside the words of another program: what the cluster itself shows
 * @param server that was looked at; empty where none was
 * @param episode what another program tells each time of the same beginning; empty where it says
 *     none
 */
public record Sight(
    Instant at,
    Optional<Watched> session,
    List<Named> heldUp,
    int waiting,
    Optional<Share> connections,
    Optional<Integer> sessions,
    Optional<String> words,
    Optional<String> here,
    Optional<RunningServer> server,
    Optional<String> episode) {
  /** The most that are named one by one. */
  public static final int NAMED = 20;

  private static final Duration BESIDE_EVERY = Duration.ofMinutes(1);

  public Sight {
    heldUp = List.copyOf(heldUp);
  }

  /** A look at no server in particular. */
  public Sight(
      Instant at,
      Optional<Watched> session,
      List<Named> heldUp,
      int waiting,
      Optional<Share> connections,
      Optional<Integer> sessions,
      Optional<String> words,
      Optional<String> here) {
    this(
        at,
        session,
        heldUp,
        waiting,
        connections,
        sessions,
        words,
        here,
        Optional.empty(),
        Optional.empty());
  }

  /** It, at that server. */
  public Sight on(RunningServer looked) {
    return new Sight(
        at,
        session,
        heldUp,
        waiting,
        connections,
        sessions,
        words,
        here,
        Optional.of(looked),
        episode);
  }

  /** The same without a word of sessions that it is not about. */
  Sight alone() {
    return new Sight(
        at, session, List.of(), 0, connections, Optional.empty(), words, Optional.empty());
  }

  /** Nothing but words. */
  public static Sight saying(Instant at, String words) {
    return of(at, Optional.empty(), Optional.empty(), Optional.of(words));
  }

  /** The same as part of something that began once. */
  public Sight of(Optional<String> began) {
    return new Sight(
        at, session, heldUp, waiting, connections, sessions, words, here, server, began);
  }

  /** So many connections in use. */
  public static Sight of(Instant at, Share connections) {
    return of(at, Optional.of(connections), Optional.empty(), Optional.empty());
  }

  /** So many sessions that a rule selects. */
  public static Sight of(Instant at, int sessions) {
    return of(at, Optional.empty(), Optional.of(sessions), Optional.empty());
  }

  private static Sight of(
      Instant at, Optional<Share> connections, Optional<Integer> sessions, Optional<String> words) {
    return new Sight(
        at, Optional.empty(), List.of(), 0, connections, sessions, words, Optional.empty());
  }

  /** Whether it is time to tell what the cluster itself shows. */
  boolean wantsBeside(String seen, Instant now) {
    return here.map(it -> !it.equals(seen) && !at.plus(BESIDE_EVERY).isAfter(now)).orElse(true);
  }

  /** The same beside what the cluster itself shows. */
  Sight beside(Instant when, String seen) {
    return new Sight(
        when,
        session,
        heldUp,
        waiting,
        connections,
        sessions,
        words,
        Optional.of(seen),
        server,
        episode);
  }

  /** The same beside what the cluster showed at that sight. */
  Sight besideSameAs(Sight other) {
    Instant when = other.here.isPresent() ? other.at : at;
    return new Sight(
        when, session, heldUp, waiting, connections, sessions, words, other.here, server, episode);
  }

  /** A session by its names. */
  public record Named(int pid, Optional<String> user, Optional<String> application) {}

  /**
   * A session as a card tells of it.
   *
   * @param stateSeconds how long it has been idle, or how long its query runs
   * @param xactStart when its transaction began
   * @param wrote whether its transaction has written something
   * @param xminAge how many transactions it holds vacuum back; empty: not at all, or nobody can
   *     tell
   */
  public record Watched(
      int pid,
      Instant backendStart,
      Optional<String> database,
      Optional<String> user,
      Optional<String> application,
      Optional<String> state,
      Optional<Long> stateSeconds,
      Optional<Instant> xactStart,
      Optional<Boolean> wrote,
      Optional<Long> xminAge,
      boolean superuser) {}

  /**
   * A part of a whole.
   *
   * @param lastHour how it came to that, in one line; empty before there is anything to tell
   */
  public record Share(int used, int most, Optional<String> lastHour) {
    /** In hundredths, rounded down. */
    public int percent() {
      return most <= 0 ? 100 : (int) (100L * used / most);
    }
  }

  /** Whether a card that shows the one would tell something else of the other. */
  public boolean tellsOtherThan(Sight other) {
    return waiting != other.waiting
        || !state().equals(other.state())
        || !used().equals(other.used())
        || !sessions.equals(other.sessions)
        || !words.equals(other.words)
        || !here.equals(other.here);
  }

  private Optional<Integer> used() {
    return connections.map(Share::used);
  }

  private Optional<String> state() {
    return session.flatMap(Watched::state);
  }
}
