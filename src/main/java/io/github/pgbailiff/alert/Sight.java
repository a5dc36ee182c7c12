package io.github.pgbailiff.alert;

import io.github.pgbailiff.change.RunningServer;
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
 * @param server that was looked at; empty where none was
 */
public record Sight(
    Instant at,
    Optional<Watched> session,
    List<Named> heldUp,
    int waiting,
    Optional<Share> connections,
    Optional<Integer> sessions,
    Optional<String> words,
    Optional<RunningServer> server) {
  /** The most that are named one by one. */
  public static final int NAMED = 20;

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
      Optional<String> words) {
    this(at, session, heldUp, waiting, connections, sessions, words, Optional.empty());
  }

  /** It, at that server. */
  public Sight on(RunningServer looked) {
    return new Sight(
        at, session, heldUp, waiting, connections, sessions, words, Optional.of(looked));
  }

  /** Nothing but words. */
  public static Sight saying(Instant at, String words) {
    return new Sight(
        at, Optional.empty(), List.of(), 0, Optional.empty(), Optional.empty(), Optional.of(words));
  }

  /** A session by its names. */
  public record Named(int pid, Optional<String> user, Optional<String> application) {}

  /**
   * A session as a card tells of it.
   *
   * @param stateSeconds how long it has been idle, or how long its query runs
   * @param xactStart when its transaction began
   * @param wrote whether its transaction has written something
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
      boolean superuser) {

    /** It by its names. */
    public Named named() {
      return new Named(pid, user, application);
    }
  }

  /** A part of a whole. */
  public record Share(int used, int most) {
    /** In hundredths, rounded down. */
    public int percent() {
      return most <= 0 ? 100 : (int) (100L * used / most);
    }
  }

  /** Whether a card that shows the one would tell something else of the other. */
  public boolean tellsOtherThan(Sight other) {
    return waiting != other.waiting
        || !state().equals(other.state())
        || !connections.equals(other.connections)
        || !sessions.equals(other.sessions)
        || !words.equals(other.words);
  }

  private Optional<String> state() {
    return session.flatMap(Watched::state);
  }
}
