package io.github.pgbailiff.postgres;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who waits for whom. A holder 0 is a prepared transaction. */
final class Waits {
  private final Map<Integer, Set<Integer>> holders = new LinkedHashMap<>();
  private final Map<Integer, Set<Integer>> waiters = new LinkedHashMap<>();

  void add(int waiter, int holder) {
    holders.computeIfAbsent(waiter, _ -> new LinkedHashSet<>()).add(holder);
    waiters.computeIfAbsent(holder, _ -> new LinkedHashSet<>()).add(waiter);
  }

  /** Who a session waits for, directly. */
  List<Integer> holdersOf(int pid) {
    return List.copyOf(holders.getOrDefault(pid, Set.of()));
  }

  /** Who waits for a session, directly. */
  List<Integer> waitersOf(int pid) {
    return List.copyOf(waiters.getOrDefault(pid, Set.of()));
  }

  /** All who wait for a session, also behind others; never itself. */
  Set<Integer> allWaitersOf(int pid) {
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

  /** Everybody who waits. */
  Set<Integer> waiting() {
    return holders.keySet();
  }
}
