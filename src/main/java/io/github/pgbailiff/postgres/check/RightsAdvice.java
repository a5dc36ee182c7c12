package io.github.pgbailiff.postgres.check;

import io.github.pgbailiff.postgres.connection.ManagedService;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The advice on rights that pgbailiff lacks on a cluster: what can be followed there, or that it
 * cannot be had.
 *
 * @param service whose servers have no superuser for anybody but itself
 * @param known the server's own roles that come with rights
 * @param unused those of them that the role is a member of, and whose rights it does not inherit
 * @param givers who, besides superusers, could give each right
 */
record RightsAdvice(
    ClusterCapabilities facts,
    Optional<ManagedService> service,
    Set<String> known,
    Set<String> unused,
    Map<String, List<String>> givers) {
  private static final String SCRIPT = "run the script of: pgbailiff grants";
  private static final String FUNCTIONS = "functions";

  static RightsAdvice from(Server server, ClusterCapabilities facts) throws SQLException {
    return server.query("grantors", rows -> read(rows, facts));
  }

  private static RightsAdvice read(Rows rows, ClusterCapabilities facts) throws SQLException {
    Map<String, List<String>> givers = new TreeMap<>();
    Optional<ManagedService> service = Optional.empty();
    Set<String> known = Set.of();
    Set<String> unused = Set.of();
    while (rows.next()) {
      service = ManagedService.of(rows.texts("marks"));
      known = Set.copyOf(rows.texts("known"));
      unused = Set.copyOf(rows.texts("unused"));
      if (rows.has("what")) {
        givers.computeIfAbsent(rows.word("what"), _ -> new ArrayList<>()).add(rows.word("grantor"));
      }
    }
    return new RightsAdvice(facts, service, known, unused, givers);
  }

  /** To see sessions of others. */
  String toRead() {
    if (facts.version().isAtLeast(ServerVersion.V10) && !known.contains("pg_read_all_stats")) {
      return "it cannot be had here: this server has no role pg_read_all_stats";
    }
    if (unused.contains("pg_read_all_stats")) {
      return inherit("pg_read_all_stats");
    }
    if (service.isEmpty()) {
      return "GRANT pg_read_all_stats TO %s, or pg_monitor, which includes it (before 10: %s)"
          .formatted(facts.quotedRole(), script());
    }
    return List.of("pg_read_all_stats", "pg_monitor").stream()
        .flatMap(right -> grant(right).stream())
        .findFirst()
        .orElseGet(() -> never("lists show the names of others' sessions and nothing more"));
  }

  /** To cancel and terminate sessions of others. */
  String toSignal() {
    if (unused.contains("pg_signal_backend")) {
      return inherit("pg_signal_backend");
    }
    if (service.isEmpty()) {
      return "GRANT pg_signal_backend TO %s (before 9.6: %s)"
          .formatted(facts.quotedRole(), script());
    }
    return grant("pg_signal_backend")
        .orElseGet(() -> never("only sessions of %s itself can be ended".formatted(facts.role())));
  }

  /** To get in when the server is full. */
  String toReserve() {
    if (unused.contains("pg_use_reserved_connections")) {
      return inherit("pg_use_reserved_connections");
    }
    return service.isEmpty()
        ? "GRANT pg_use_reserved_connections TO " + facts.quotedRole()
        : grant("pg_use_reserved_connections")
            .orElseGet(() -> never("one connection is kept open for when the server is full"));
  }

  /** For connections to be reserved at all. */
  String toHaveReserve() {
    return service
        .map(it ->
            "set reserved_connections among the parameters of the server, where %s has it"
                .formatted(it.name()))
        .orElse("ALTER SYSTEM SET reserved_connections = 3, and restart the server");
  }

  /** To tell this server from another one. */
  String toIdentify() {
    return service.isEmpty()
        ? "GRANT EXECUTE ON FUNCTION pg_control_system() TO " + facts.quotedRole()
        : never("address, port and start of the server are held to in its place");
  }

  /** To block what the role does not own. */
  String toBlock() {
    return service.isEmpty() || givers.containsKey(FUNCTIONS)
        ? script()
        : never("what %s owns can be blocked, and nothing else".formatted(facts.role()));
  }

  /** For a role that is none too mighty. */
  String script() {
    String managed = service.isPresent() ? " --managed" : "";
    String role =
        facts.role().equals(GrantScript.ROLE) || facts.superuser()
            ? ""
            : " --role " + shellWord(facts.role());
    return SCRIPT + managed + role;
  }

  private static String shellWord(String text) {
    return text.matches("[A-Za-z0-9_.@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** To use a right that it has been given. */
  private String inherit(String right) {
    return (facts.version().isAtLeast(ServerVersion.V16)
            ? "GRANT %s TO %s WITH INHERIT TRUE"
            : "ALTER ROLE %2$s INHERIT")
        .formatted(right, facts.quotedRole());
  }

  private Optional<String> grant(String right) {
    return Optional.ofNullable(givers.get(right))
        .map(who -> "GRANT %s TO %s, as %s".formatted(right, facts.quotedRole(), who.getFirst()));
  }

  private String never(String without) {
    return "it cannot be had here: only a superuser could give it, and %s keeps that to itself; %s"
        .formatted(service.map(ManagedService::name).orElse("the service"), without);
  }
}
