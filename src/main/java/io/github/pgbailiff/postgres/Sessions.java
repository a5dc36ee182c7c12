package io.github.pgbailiff.postgres;

import java.util.List;

/**
 * What a {@link SessionQuery} found.
 *
 * @param total client sessions and walsenders of the cluster
 * @param matched those that the conditions select, hidden idle ones too
 * @param hiddenIdle how many of them were hidden as idle
 * @param unreadable sessions of which pgbailiff may only see that they are there
 */
public record Sessions(
    List<Session> rows, int total, int matched, int hiddenIdle, int unreadable, Load load) {
  public Sessions {
    rows = List.copyOf(rows);
  }

  Sessions with(List<Session> rows) {
    return new Sessions(rows, total, matched, hiddenIdle, unreadable, load);
  }
}
