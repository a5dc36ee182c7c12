package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import java.util.List;
import java.util.Optional;

/**
 * Whoever is inside a target at one moment, pgbailiff's own sessions and workers of the server
 * among them.
 *
 * @param identity of the cluster at that moment, to hold signals to
 * @param prepared transactions that are prepared in the database or by the role; empty where the
 *     server does not tell
 */
public record Occupants(
    ClusterIdentity identity, Sessions found, Optional<List<PreparedTransaction>> prepared) {
  public Occupants {
    prepared = prepared.map(List::copyOf);
  }

  public List<Session> sessions() {
    return found.rows();
  }
}
