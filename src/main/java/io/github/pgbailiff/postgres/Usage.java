package io.github.pgbailiff.postgres;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many connections a cluster has, of how many it may have, and whose they are. The maps go from
 * a name to its number, largest first; a name that a session does not have is empty.
 *
 * @param reserved how many of {@code maxConnections} are kept for superusers and for roles with
 *     {@code pg_use_reserved_connections}
 * @param byClient by address, {@code local} or {@code unknown}
 */
public record Usage(
    int used,
    int maxConnections,
    int reserved,
    Map<String, Integer> byState,
    Map<String, Integer> byDatabase,
    Map<String, Integer> byUser,
    Map<String, Integer> byApplication,
    Map<String, Integer> byClient) {

  static Usage from(Server server) throws SQLException {
    return server.query("usage", Server.Parameters.NONE, Usage::read);
  }

  private static Usage read(Rows rows) throws SQLException {
    var counts = new HashMap<String, Map<String, Integer>>();
    while (rows.next()) {
      counts
          .computeIfAbsent(rows.word("dimension"), _ -> new LinkedHashMap<>())
          .put(rows.word("name"), rows.number("number"));
    }
    return new Usage(
        number(counts, "used"),
        number(counts, "max_connections"),
        number(counts, "reserved"),
        by(counts, "state"),
        by(counts, "database"),
        by(counts, "user"),
        by(counts, "application"),
        by(counts, "client"));
  }

  private static int number(Map<String, Map<String, Integer>> counts, String name) {
    return by(counts, name).getOrDefault("", 0);
  }

  private static Map<String, Integer> by(Map<String, Map<String, Integer>> counts, String name) {
    return Collections.unmodifiableMap(counts.getOrDefault(name, Map.of()));
  }
}
