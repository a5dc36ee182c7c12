package io.github.pgbailiff.postgres;

import io.github.pgbailiff.command.Durations;
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
public record Prepared(String gid, String owner, String database, Duration age) {
  /** What ends one, and where. */
  public static final String REMEDY =
      "only COMMIT PREPARED or ROLLBACK PREPARED ends it, there, by its owner or a superuser";

  /** Those behind a door, oldest first, at most 100; empty where the server does not tell. */
  static Optional<List<Prepared>> inside(Server server, DoorName name, Set<String> ownRoles)
      throws SQLException {
    try {
      return Optional.of(
          server.query(
              "prepared", binding -> DoorReading.bind(binding, name, ownRoles), Prepared::read));
    } catch (SQLException failure) {
      if (Failure.of(failure).refusesFeature()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static List<Prepared> read(Rows rows) throws SQLException {
    var found = new ArrayList<Prepared>();
    while (rows.next()) {
      found.add(
          new Prepared(
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
