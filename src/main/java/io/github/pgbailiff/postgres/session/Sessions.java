package io.github.pgbailiff.postgres.session;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sessions that a {@link SessionQuery} found.
 *
 * @param total client sessions, walsenders and jobs of the cluster; all processes where those count
 *     too
 * @param matched those of them that the conditions select, hidden idle ones too
 * @param hiddenIdle how many of them were hidden as idle
 * @param unreadable sessions of which pgbailiff may only see that they are there
 * @param untold sessions that do not tell what they do, since {@code track_activities} is off there
 * @param waits of the whole cluster, whoever was selected
 */
public record Sessions(
    List<Session> rows,
    int total,
    int matched,
    int hiddenIdle,
    int unreadable,
    int untold,
    ClusterLoad load,
    LockWaits waits) {
  public Sessions {
    rows = List.copyOf(rows);
  }

  /**
   * The same for whoever may see only some of them.
   *
   * @param sight every client session that they may see
   * @param query what they asked for; these are all that it selects, hidden idle ones too
   */
  public Sessions within(Predicate<Session> seen, List<Session> sight, SessionQuery query) {
    Set<Integer> pids = sight.stream().map(Session::pid).collect(Collectors.toSet());
    List<Session> matching =
        rows.stream()
            .filter(seen)
            .map(it -> it.holding(waitersOf(it, pids)))
            .filter(query::selectsHolder)
            .toList();
    List<Session> shown = matching.stream().filter(it -> !query.hides(it)).toList();
    return new Sessions(
        shown.subList(0, Math.min(query.limit(), shown.size())),
        Math.max(sight.size(), matching.size()),
        matching.size(),
        matching.size() - shown.size(),
        unreadable,
        untold,
        load.of(sight),
        waits);
  }

  private int waitersOf(Session session, Set<Integer> seen) {
    return session.waiters() == 0
        ? 0
        : (int) waits.allWaitersOf(session.pid()).stream().filter(seen::contains).count();
  }

  /**
   * The pids of those at the heads of the queues that these wait in, 0 for a prepared transaction.
   */
  public List<Integer> heads() {
    List<Session> behind = rows.stream().filter(it -> !it.blockers().isEmpty()).toList();
    Set<Integer> heads =
        waits.headsAbove(behind.stream().map(Session::pid).collect(Collectors.toSet()));
    return heads.isEmpty()
        ? behind.stream().flatMap(it -> it.blockers().stream()).distinct().sorted().toList()
        : List.copyOf(heads);
  }

  /** The same with what query texts hold masked, however it was looked at before. */
  public Sessions masked() {
    return with(rows.stream().map(Session::masked).toList());
  }

  Sessions with(List<Session> rows) {
    return new Sessions(rows, total, matched, hiddenIdle, unreadable, untold, load, waits);
  }
}
