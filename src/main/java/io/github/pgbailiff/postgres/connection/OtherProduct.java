package io.github.pgbailiff.postgres.connection;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A database that speaks PostgreSQL's protocol and is none: its sessions cannot be ended as
 * PostgreSQL's are, and its lists of them are empty or another thing.
 */
final class OtherProduct {
  /**
   * By what their {@code version()} holds; whatever else a version says is PostgreSQL's or ours.
   */
  private static final List<String> KNOWN =
      List.of(
          "CockroachDB", "Redshift", "Materialize", "CrateDB", "QuestDB", "RisingWave", "Spanner");

  private OtherProduct() {}

  /**
   * Refuses to work with one.
   *
   * @throws SQLException where the version is one's
   */
  static void refuse(String version) throws SQLException {
    Optional<String> name = KNOWN.stream().filter(version::contains).findFirst();
    if (name.isPresent()) {
      throw new SQLException("this is %s, not PostgreSQL".formatted(name.get()), "0A000");
    }
  }
}
