package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A transaction that is prepared: nobody is connected for it, and it is there until somebody ends
 * it.
 *
 * @param gid as whoever prepared it calls it
 */
public record PreparedTransaction(String gid, String owner, String database, Duration age) {
  /** What ends one, and where. */
  public static final String REMEDY =
      "only COMMIT PREPARED or ROLLBACK PREPARED ends it, there, by its owner or a superuser";

  /** Those inside a target, oldest first, at most 100; empty where the server does not tell. */
  static Optional<List<PreparedTransaction>> inside(
      Server server, BlockTargetName name, Set<String> ownRoles) throws SQLException {
    try {
      return Optional.of(
          server.query(
              "prepared-inside",
              TargetStateQuery.values(server, name, ownRoles),
              PreparedTransaction::read));
    } catch (SQLException failure) {
      if (Failure.of(failure).refusesFeature()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static List<PreparedTransaction> read(Rows rows) throws SQLException {
    var found = new ArrayList<PreparedTransaction>();
    while (rows.next()) {
      found.add(
          new PreparedTransaction(
              rows.word("gid"),
              rows.word("owner"),
              rows.word("database"),
              Duration.ofSeconds(Math.max(0, rows.number("seconds")))));
    }
    return found;
  }

  /** Such as {@code prepared transaction tx9 of blog in database wiki, 3m old}. */
  public String words() {
    return "prepared transaction %s of %s in database %s, %s old"
        .formatted(gid, owner, database, Durations.rough(age));
  }
}
