package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One session in full.
 *
 * @param locks what it waits for first; at most 200
 * @param holders who it waits for: pids, 0 for a prepared transaction
 * @param waiters who waits for it directly
 * @param tls protocol and cipher; empty when its connection is not encrypted
 */
public record SessionDetails(
    Session session,
    List<HeldLock> locks,
    List<Integer> holders,
    List<Integer> waiters,
    Optional<String> tls) {

  /**
   * A lock that it holds or waits for.
   *
   * @param type such as {@code relation} or {@code transactionid}
   * @param mode such as {@code AccessExclusiveLock}
   * @param relation its name, or {@code DATABASE:OID} where names cannot be looked up
   * @param index whether it is known to be on an index, which follows from one on its table
   * @param object what it is on besides, such as an advisory lock's key
   */
  public record HeldLock(
      String type,
      String mode,
      Optional<String> relation,
      boolean index,
      Optional<String> object,
      boolean granted) {

    /** What it is on, where that is no index. */
    public Optional<String> table(RelationNames names) {
      return index ? Optional.empty() : relation.filter(it -> !names.isIndex(it)).map(names::of);
    }
  }

  public SessionDetails {
    locks = List.copyOf(locks);
    holders = List.copyOf(holders);
    waiters = List.copyOf(waiters);
  }

  /** The same holding up only those of them. */
  public SessionDetails holding(Collection<Integer> some) {
    List<Integer> seen = waiters.stream().filter(some::contains).toList();
    return new SessionDetails(session.holding(seen.size()), locks, holders, seen, tls);
  }

  public static SessionDetails from(Server server, Session session) throws SQLException {
    return server.query(
        "session-details", Values.of("pid", session.pid()), rows -> read(rows, session));
  }

  private static SessionDetails read(Rows rows, Session session) throws SQLException {
    rows.next();
    List<Integer> holders = rows.numbers("holders").stream().distinct().toList();
    List<Integer> waiters = rows.numbers("waiters");
    Optional<String> tls = rows.text("tls").filter(text -> !text.isEmpty());
    var locks = new ArrayList<HeldLock>();
    if (rows.has("locktype")) {
      do {
        locks.add(
            new HeldLock(
                rows.word("locktype"),
                rows.word("mode"),
                rows.text("relation"),
                rows.flag("is_index"),
                rows.text("object"),
                rows.flag("granted")));
      } while (rows.next());
    }
    return new SessionDetails(session, locks, holders, waiters, tls);
  }
}
