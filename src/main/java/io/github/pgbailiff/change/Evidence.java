package io.github.pgbailiff.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The facts by which others can judge a part: what was seen of its sessions when they were frozen,
 * without texts of queries and addresses of clients.
 *
 * @param at when that was, by the server's clock
 * @param sessions of the first of them, as many as a card names
 * @param heldUp the names of those outside of the part who wait for its sessions, directly or not;
 *     at most {@link #NAMED}
 * @param waiting how many they are
 * @param freed how many of them wait for nobody else
 */
public record Evidence(
    Instant at, List<OfSession> sessions, List<String> heldUp, int waiting, int freed) {
  /** The most that are named one by one. */
  public static final int NAMED = 20;

  public Evidence {
    sessions = List.copyOf(sessions);
    heldUp = List.copyOf(heldUp);
  }

  /** The locks that one of the sessions holds, the strongest of each relation, and its waiters. */
  public record OfSession(
      SessionId session, List<HeldLock> locks, List<String> heldUp, int waiting) {
    public OfSession {
      locks = List.copyOf(locks);
      heldUp = List.copyOf(heldUp);
    }
  }

  /**
   * A lock.
   *
   * @param mode as {@code pg_locks} has it
   */
  public record HeldLock(String relation, String mode) {}

  /** What was seen of one of the sessions. */
  public Optional<OfSession> of(SessionId session) {
    return sessions.stream().filter(it -> it.session().equals(session)).findFirst();
  }
}
