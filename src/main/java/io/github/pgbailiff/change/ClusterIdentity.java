package io.github.pgbailiff.change;

import java.time.Instant;
import java.util.Optional;

/**
 * The identity of a cluster, by which it is told from another that answers at the same address
 * later.
 *
 * @param systemIdentifier of {@code pg_control_system()}, where the role may read it (9.6 and up)
 * @param address the server's address as the server sees it; empty over a local socket
 */
public record ClusterIdentity(
    Optional<String> systemIdentifier,
    Optional<String> address,
    int port,
    Instant postmasterStart,
    boolean inRecovery) {
  private static final String ANOTHER =
      "is another one now: its system identifier is a different one";

  /**
   * Whether system identifiers tell two servers apart; every copy of a server has its own one.
   * Where one of them is not known they do not.
   */
  public static boolean areApart(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /**
   * Whether two entries of the configuration lead to one running server: no two have started at the
   * same microsecond on the same port. An address says nothing, since a server has several.
   */
  public boolean isOneServerWith(ClusterIdentity other) {
    return postmasterStart.equals(other.postmasterStart)
        && port == other.port
        && !areApart(systemIdentifier, other.systemIdentifier);
  }

  /** What tells this server from another one that answers now; a restart does not. */
  public Optional<String> otherServer(ClusterIdentity now) {
    if (areApart(systemIdentifier, now.systemIdentifier)) {
      return Optional.of(ANOTHER);
    }
    return address.equals(now.address) && port == now.port
        ? Optional.empty()
        : Optional.of("is another one now: it answers from " + now.place() + ", not " + place());
  }

  /** What tells this server from the one that answers now; empty: it is the same, not restarted. */
  public Optional<String> differenceTo(ClusterIdentity now) {
    Optional<String> other = otherServer(now);
    if (other.isPresent()) {
      return other;
    }
    if (inRecovery != now.inRecovery) {
      return Optional.of(now.inRecovery ? "has become a standby" : "has been promoted");
    }
    return postmasterStart.equals(now.postmasterStart)
        ? Optional.empty()
        : Optional.of("has been restarted at " + now.postmasterStart + ", its sessions are others");
  }

  /**
   * The same for what lasts longer than a session: a restart or another address makes no difference
   * to a target of a block, whose oid tells it, and a standby cannot change one.
   */
  public Optional<String> lastingDifferenceTo(ClusterIdentity now) {
    if (areApart(systemIdentifier, now.systemIdentifier)) {
      return Optional.of(ANOTHER);
    }
    return now.inRecovery ? Optional.of("is a standby now: ask its primary") : Optional.empty();
  }

  /** Where it answers from, as it sees it. */
  public String place() {
    return place(address, port);
  }

  /** An address with its port, in words where there is none. */
  public static String place(Optional<String> address, int port) {
    return address.orElse("a local socket") + ":" + port;
  }
}
