package io.github.pgbailiff.postgres.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The waits for locks: who waits for whom. */
public final class LockWaits {
  /** The pid that stands for all prepared transactions. */
  public static final int PREPARED = 0;

  private final Map<Integer, Set<Integer>> holders = new LinkedHashMap<>();
  private final Map<Integer, Set<Integer>> waiters = new LinkedHashMap<>();

  private final Map<Integer, String> wanted = new LinkedHashMap<>();
  private final Map<Integer, String> tables = new LinkedHashMap<>();

  /**
   * Adds a waiter with one of its holders.
   *
   * @param type of the lock that it waits for, such as {@code relation}
   */
  void add(int waiter, int holder, String type) {
    wanted.put(waiter, type);
    holders.computeIfAbsent(waiter, _ -> new LinkedHashSet<>()).add(holder);
    waiters.computeIfAbsent(holder, _ -> new LinkedHashSet<>()).add(waiter);
  }

  /** Adds the table that a waiter waits at. */
  void at(int waiter, String table) {
    tables.put(waiter, table);
  }

  /**
   * The table that a session waits at, or that the row is of that it waits for: its name, or {@code
   * DATABASE:OID} where names cannot be looked up.
   */
  public Optional<String> tableOf(int pid) {
    return Optional.ofNullable(tables.get(pid));
  }

  /** Who a session waits for, directly. */
  List<Integer> holdersOf(int pid) {
    return List.copyOf(holders.getOrDefault(pid, Set.of()));
  }

  /** All who wait for a session, also behind others; never itself. */
  public Set<Integer> allWaitersOf(int pid) {
    var found = new HashSet<Integer>();
    Deque<Integer> open = new ArrayDeque<>(List.of(pid));
    while (!open.isEmpty()) {
      for (int waiter : waiters.getOrDefault(open.pop(), Set.of())) {
        if (waiter != pid && found.add(waiter)) {
          open.push(waiter);
        }
      }
    }
    return found;
  }

  /** All who wait for a lock. */
  public Set<Integer> waiting() {
    return Set.copyOf(holders.keySet());
  }

  /** Those at the heads of the queues that these wait in: they wait for nobody themselves. */
  public Set<Integer> headsAbove(Set<Integer> waiting) {
    var heads = new TreeSet<Integer>();
    var seen = new HashSet<Integer>();
    Deque<Integer> open = new ArrayDeque<>(waiting);
    while (!open.isEmpty()) {
      int pid = open.pop();
      Set<Integer> above = holders.getOrDefault(pid, Set.of());
      if (seen.add(pid)) {
        open.addAll(above);
        above.stream().filter(it -> !holders.containsKey(it)).forEach(heads::add);
      }
    }
    return heads;
  }

  /**
   * Those who wait for nobody else any more once these are gone; none of these themselves.
   *
   * @param onlyQuery their queries end and not their sessions, which then keep advisory locks
   */
  public Set<Integer> freedBy(Set<Integer> gone, boolean onlyQuery) {
    return holders.entrySet().stream()
        .filter(it -> !gone.contains(it.getKey()) && gone.containsAll(it.getValue()))
        .map(Map.Entry::getKey)
        .filter(it -> !onlyQuery || !"advisory".equals(wanted.get(it)))
        .collect(Collectors.toSet());
  }
}
