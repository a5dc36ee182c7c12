package io.github.pgbailiff.postgres.lock;

import io.github.pgbailiff.postgres.lock.LockForest.Lock;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.ConditionRows;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionRow;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.SqlArray;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reader of the locks that sessions wait for, and of the forest that they make. */
public final class LockReader {
  private final SessionRow sessionRow;
  private final List<Party> parties = new ArrayList<>();
  private final Map<Integer, Integer> byPid = new HashMap<>();
  private final Map<String, Integer> byGid = new HashMap<>();
  private final Map<Integer, Wanted> wanted = new HashMap<>();
  private final Map<Integer, List<Integer>> blockers = new HashMap<>();
  private final List<Held> held = new ArrayList<>();
  private int asked;
  private Optional<String> replay = Optional.empty();

  /**
   * The lock that a session waits for.
   *
   * @param conflicting the modes that keep it waiting
   */
  private record Wanted(String tag, List<String> conflicting, Lock lock) {
    boolean isKeptBy(Held held) {
      return held.tag().equals(tag) && conflicting.contains(held.mode());
    }
  }

  private record Held(int pid, String tag, String mode, Party.Prepared prepared) {}

  private LockReader(SessionRow sessionRow) {
    this.sessionRow = sessionRow;
  }

  public static LockForest from(Server server, Set<String> ownRoles, Protection protection)
      throws SQLException {
    ConditionRows conditions = ConditionRows.of(List.of(), protection.entries(), server.encoding());
    var reading = new LockReader(new SessionRow(new LockWaits(), protection, false, 0));
    return conditions
        .on(server)
        .query(
            "locks",
            conditions.values().and("own_roles", SqlArray.names(ownRoles, server.encoding())),
            rows -> {
              while (rows.next()) {
                reading.add(rows);
              }
              return reading.forest();
            });
  }

  private void add(Rows rows) throws SQLException {
    Session session = sessionRow.read(rows);
    int node = parties.size();
    parties.add(new Party.Of(session));
    byPid.put(session.pid(), node);
    if (rows.has("tag")) {
      Lock lock =
          new Lock(
              rows.word("locktype"),
              rows.word("mode"),
              rows.text("relation"),
              rows.text("object"),
              rows.text("table_name"),
              rows.instant("since").map(start -> Duration.between(start, session.seen())));
      wanted.put(node, new Wanted(rows.word("tag"), rows.texts("conflicting"), lock));
      asked += rows.flag("asked") ? 1 : 0;
    }
    blockers.put(node, rows.numbers("blockers").stream().distinct().toList());
    replay = rows.text("replay");
    addHeld(rows);
  }

  private void addHeld(Rows rows) throws SQLException {
    List<Integer> pids = rows.numbers("held_pids");
    List<String> tags = rows.texts("held_tags");
    List<String> modes = rows.texts("held_modes");
    List<String> gids = rows.texts("held_gids");
    List<String> owners = rows.texts("held_owners");
    List<String> databases = rows.texts("held_databases");
    List<Integer> seconds = rows.numbers("held_seconds");
    for (int i = 0; i < pids.size(); i++) {
      Duration age = Duration.ofSeconds(gids.get(i).isEmpty() ? 0 : seconds.get(i));
      held.add(
          new Held(
              pids.get(i),
              tags.get(i),
              modes.get(i),
              new Party.Prepared(gids.get(i), owners.get(i), databases.get(i), age)));
    }
  }

  private LockForest forest() {
    for (Held lock : held) {
      if (lock.pid() == 0) {
        prepared(lock.prepared());
      }
    }
    boolean anonymous = blockers.values().stream().anyMatch(pids -> pids.contains(0));
    if (anonymous && byGid.isEmpty()) {
      prepared(new Party.Prepared("", "", "", Duration.ZERO));
    }
    var graph = new LockGraph(parties.size());
    blockers.forEach((waiter, pids) -> pids.forEach(pid -> link(graph, waiter, pid)));
    int unplaced = Math.toIntExact(wanted.keySet().stream().filter(it -> !graph.waits(it)).count());
    return new LockForest(
        graph.forest(this::tree), wanted.size(), asked, unplaced, hidden(), replay);
  }

  private int hidden() {
    return Math.toIntExact(
        parties.stream()
            .filter(party ->
                party instanceof Party.Of(Session session)
                    && session.backendStart().isEmpty()
                    && !session.isLoggingIn())
            .count());
  }

  private void prepared(Party.Prepared transaction) {
    byGid.computeIfAbsent(
        transaction.gid(),
        _ -> {
          parties.add(transaction);
          return parties.size() - 1;
        });
  }

  private void link(LockGraph graph, int waiter, int pid) {
    if (pid != 0) {
      Optional.ofNullable(byPid.get(pid)).ifPresent(holder -> graph.add(waiter, holder));
      return;
    }
    Optional<Wanted> lock = Optional.ofNullable(wanted.get(waiter));
    List<String> gids =
        held.stream()
            .filter(h -> h.pid() == 0 && lock.filter(w -> w.isKeptBy(h)).isPresent())
            .map(h -> h.prepared().gid())
            .toList();
    (gids.isEmpty() ? byGid.keySet() : gids)
        .forEach(gid -> Optional.ofNullable(byGid.get(gid)).ifPresent(h -> graph.add(waiter, h)));
  }

  private Tree tree(int node, boolean root, int waiting, boolean elsewhere, List<Tree> waiters) {
    Optional<Lock> waitsFor = Optional.ofNullable(wanted.get(node)).map(Wanted::lock);
    Optional<Lock> lock = waitsFor.isEmpty() && root ? holds(node, waiters) : waitsFor;
    return new Tree(parties.get(node), lock, waiting, elsewhere, waiters);
  }

  /** What a root holds that its first waiter waits for. */
  private Optional<Lock> holds(int node, List<Tree> waiters) {
    return waiters.stream()
        .map(tree -> byPid.get(tree.party().pid()))
        .flatMap(waiter -> Optional.ofNullable(wanted.get(waiter)).stream())
        .flatMap(wait ->
            held.stream()
                .filter(h -> wait.isKeptBy(h) && isHolder(h, parties.get(node)))
                .map(h ->
                    new Lock(
                        wait.lock().type(),
                        h.mode(),
                        wait.lock().relation(),
                        wait.lock().object(),
                        wait.lock().table(),
                        Optional.empty())))
        .findFirst();
  }

  private static boolean isHolder(Held lock, Party party) {
    return switch (party) {
      case Party.Of(Session session) -> lock.pid() == session.pid();
      case Party.Prepared prepared ->
          lock.pid() == 0 && lock.prepared().gid().equals(prepared.gid());
    };
  }
}
