package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.SqlArray;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connection that still logs in and waits for a lock: before 18 it is not listed, and no session
 * yet.
 *
 * @param holders who it waits for: pids, 0 for a prepared transaction; empty where that is not told
 */
public record LoggingIn(int pid, List<Integer> holders) {
  public LoggingIn {
    holders = List.copyOf(holders);
  }

  /** Those of the pids that are such. */
  public static List<LoggingIn> among(Collection<Integer> pids, Server server) throws SQLException {
    return server.query("logging-in", Values.of("pids", SqlArray.ints(pids)), LoggingIn::read);
  }

  private static List<LoggingIn> read(Rows rows) throws SQLException {
    var found = new ArrayList<LoggingIn>();
    while (rows.next()) {
      List<Integer> holders = rows.numbers("holders").stream().distinct().toList();
      found.add(new LoggingIn(rows.number("pid"), holders));
    }
    return found;
  }

  /** {@code a connection that is still logging in, behind 4711}. */
  public String words() {
    String whom =
        holders.stream()
            .map(it -> it == 0 ? "a prepared transaction" : String.valueOf(it))
            .collect(Collectors.joining(", "));
    return "a connection that is still logging in"
        + (whom.isEmpty() ? "" : ", and waits for a lock behind " + whom);
  }
}
