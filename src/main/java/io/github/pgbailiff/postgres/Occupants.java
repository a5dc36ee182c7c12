package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Whoever is behind a door at one moment, pgbailiff's own sessions and workers of the server among
 * them.
 *
 * @param identity of the cluster at that moment, to hold signals to
 * @param prepared transactions that are prepared in the database or by the role; empty where the
 *     server does not tell
 */
public record Occupants(
    ClusterIdentity identity, Sessions found, Optional<List<Prepared>> prepared) {
  public Occupants {
    prepared = prepared.map(List::copyOf);
  }

  public List<Session> sessions() {
    return found.rows();
  }
}
