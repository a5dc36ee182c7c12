package io.github.pgbailiff.request;

import java.time.Duration;
import java.util.List;

/**
 * The state of a cluster's lock waits after sessions were signalled, as it was looked at.
 *
 * @param took how long it was until all outcomes were known
 * @param heldUp how many had waited behind the sessions, directly or not, just before
 * @param goOn how many of those wait no more
 * @param behind whom the others wait behind now: pids, at most {@link #NAMED}
 * @param waiting how many wait for a lock on the cluster, whoever for
 */
public record Aftermath(Duration took, int heldUp, int goOn, List<Integer> behind, int waiting) {
  /** The most that are named one by one. */
  public static final int NAMED = 5;

  public Aftermath {
    behind = List.copyOf(behind);
  }
}
