package io.github.pgbailiff.postgres.session;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All sessions of a cluster, and which of several filters each satisfies.
 *
 * @param satisfied by pid, the filters by their places in the list that was asked about
 */
public record JudgedSessions(Sessions sessions, Map<Integer, Set<Integer>> satisfied) {
  public JudgedSessions {
    satisfied = Map.copyOf(satisfied);
  }

  /** Those that satisfy a filter, in the order of the sessions. */
  public List<Session> matching(int filter) {
    return sessions.rows().stream()
        .filter(it -> satisfied.getOrDefault(it.pid(), Set.of()).contains(filter))
        .toList();
  }
}
