package io.github.pgbailiff.change;

import java.time.Instant;

/**
 * One run of a server: where it answers from and since when. A standby that takes over is another
 * one, with the same system identifier and the same numbers in its catalogue.
 *
 * @param place address and port, as the server sees them
 */
public record RunningServer(String place, Instant started) {

  public static RunningServer of(ClusterIdentity identity) {
    return new RunningServer(identity.place(), identity.postmasterStart());
  }

  /**
   * What has happened, where another server answers now; it says the same of a restart under
   * another address.
   */
  public boolean isLeftFor(RunningServer now) {
    return !place.equals(now.place) && !started.equals(now.started);
  }

  /** How it is told that another one has taken over. */
  public String leftFor(RunningServer now) {
    return now.place + ", which has taken over from " + place;
  }
}
