package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import java.util.List;
import java.util.Optional;

/**
 * A question for sessions: which ones, and how they are read.
 *
 * @param pids only these, of any backend type; empty: all
 * @param limit how many sessions to return, 1 to {@link #MOST}
 * @param hideIdle leave out sessions that are idle outside a transaction, and count them
 * @param literals query texts unmasked; otherwise masked, which is also what {@code query:} looks
 *     at
 * @param textBytes how much of each text is read, in bytes; 0: none
 */
public record SessionQuery(
    List<Condition> conditions,
    List<Integer> pids,
    Sort sort,
    int limit,
    boolean hideIdle,
    boolean literals,
    int textBytes) {
  /** The most sessions that are ever returned. */
  public static final int MOST = 10_000;

  /** Enough of a text to tell what it does. */
  public static final int BEGINNING = 200;

  /** What a list shows of a text. */
  public static final int LISTED = 2_000;

  /** The whole of a text, as far as one answer can hold it. */
  public static final int WHOLE = 1_100_000;

  /** What {@code query:} looks at. */
  private static final int SEARCHED = 100_000;

  /** Every client session, walsender and job, oldest transaction first. */
  public static final SessionQuery ALL =
      new SessionQuery(List.of(), List.of(), Sort.XACT, MOST, false, false, 0);

  /** Oldest first. */
  public enum Sort {
    /** Age of the transaction. */
    XACT,
    /** Age of the running query. */
    AGE,
    /** Age of the session. */
    CONN,
    /** Time spent idle. */
    IDLE,
    PID
  }

  public SessionQuery {
    conditions = List.copyOf(conditions);
    pids = List.copyOf(pids);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: " + limit + " is not between 1 and " + MOST);
    }
  }

  public SessionQuery where(List<Condition> conditions) {
    return new SessionQuery(conditions, pids, sort, limit, hideIdle, literals, textBytes);
  }

  public SessionQuery pids(List<Integer> pids) {
    return new SessionQuery(conditions, pids, sort, limit, hideIdle, literals, textBytes);
  }

  public SessionQuery sorted(Sort sort) {
    return new SessionQuery(conditions, pids, sort, limit, hideIdle, literals, textBytes);
  }

  public SessionQuery limited(int limit) {
    return new SessionQuery(conditions, pids, sort, limit, hideIdle, literals, textBytes);
  }

  public SessionQuery hidingIdle(boolean hideIdle) {
    return new SessionQuery(conditions, pids, sort, limit, hideIdle, literals, textBytes);
  }

  public SessionQuery literals(boolean literals) {
    return new SessionQuery(conditions, pids, sort, limit, hideIdle, literals, textBytes);
  }

  public SessionQuery withTexts(int bytes) {
    return new SessionQuery(conditions, pids, sort, limit, hideIdle, literals, bytes);
  }

  /** Idle is what the client is; whoever holds somebody up is shown all the same. */
  boolean hides(Session session) {
    return hideIdle && session.isIdleOutside() && session.waiters() == 0;
  }

  /** Whether it selects one that holds up as many as somebody may see. */
  boolean selectsHolder(Session session) {
    return conditions.stream()
        .allMatch(it ->
            switch (it.key()) {
              case "holds" ->
                  it instanceof Condition.AtLeastMany most && session.waiters() >= most.count();
              case "held" -> session.waiters() > 0;
              default -> true;
            });
  }

  /** Background processes count only for those who ask for them, by their type or their pids. */
  boolean everyType() {
    return asksForPids() || conditions.stream().anyMatch(it -> it.key().equals("type"));
  }

  /** Whether it is about certain pids; to leave some out says nothing about the others. */
  public boolean asksForPids() {
    return !pids.isEmpty()
        || conditions.stream()
            .anyMatch(it ->
                it instanceof Condition.OneOf list && list.key().equals("pid") && !list.negated());
  }

  /** Whether it leaves nobody out. */
  public boolean isOfAll() {
    return conditions.isEmpty() && pids.isEmpty();
  }

  /** The {@code query:} conditions, which the server cannot judge. */
  List<Condition.Contains> texts() {
    return conditions.stream()
        .map(condition -> Optional.of(condition).filter(Condition.Contains.class::isInstance))
        .flatMap(Optional::stream)
        .map(Condition.Contains.class::cast)
        .toList();
  }

  /** How much of each text the server has to return. */
  int fetchedBytes() {
    return texts().isEmpty() ? textBytes : Math.max(textBytes, SEARCHED);
  }

  /** What the server has to return: all of them when we have to look at the texts. */
  int fetched() {
    return texts().isEmpty() ? limit : MOST;
  }
}
