package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.postgres.connection.Hosts;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The description of a reachable cluster, and what pgbailiff's role may do on it.
 *
 * @param serverVersion as the server gives it, such as {@code 17.11}
 * @param host which of the hosts of its URL answers, with the port
 * @param standby whether it is in recovery
 * @param replay the event that the replay of a standby waits for, where that is no lock
 * @param reserved how many of {@code maxConnections} ordinary roles cannot use
 * @param role the role that pgbailiff logs in as
 * @param quotedRole the same as an identifier in SQL, quoted where that takes quotes
 * @param readsAll whether it sees the sessions of other roles in full
 * @param signals whether it may cancel and terminate those of other roles
 * @param blocks whether it may refuse new connections to what it does not own
 */
public record ClusterCapabilities(
    String serverVersion,
    ServerVersion version,
    String host,
    boolean standby,
    int used,
    int waiting,
    Optional<String> replay,
    int maxConnections,
    int reserved,
    String role,
    String quotedRole,
    boolean superuser,
    boolean readsAll,
    boolean signals,
    boolean blocks) {

  /** The effects that verbs can have there on the sessions of others, and on targets. */
  public List<String> may() {
    var effects = new ArrayList<String>();
    if (readsAll) {
      effects.add("read");
    }
    // A target's start has to be readable, or it could not be told from a later session.
    if (readsAll && signals) {
      effects.addAll(List.of("cancel", "terminate"));
    }
    if (blocks) {
      effects.add("block");
    }
    return List.copyOf(effects);
  }

  public static ClusterCapabilities from(Server server) throws SQLException {
    String host = Hosts.answering(server);
    return server.query("capabilities", rows -> read(rows, server.dialect().version(), host));
  }

  private static ClusterCapabilities read(Rows rows, ServerVersion version, String host)
      throws SQLException {
    rows.next();
    return new ClusterCapabilities(
        rows.word("server_version").split(" ", 2)[0],
        version,
        host,
        rows.flag("standby"),
        rows.number("used"),
        rows.number("waiting"),
        rows.text("replay"),
        rows.number("max_connections"),
        rows.number("reserved"),
        rows.word("role"),
        rows.word("quoted_role"),
        rows.flag("superuser"),
        rows.flag("reads_all"),
        rows.flag("signals"),
        rows.flag("blocks"));
  }
}
