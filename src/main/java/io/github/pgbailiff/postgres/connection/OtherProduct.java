package io.github.pgbailiff.postgres.connection;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A database that speaks PostgreSQL's protocol and is none: its sessions cannot be ended as
 * PostgreSQL's are, and its lists of them are empty or another thing.
 */
record OtherProduct(String name) {
  /**
   * By what their {@code version()} holds; whatever else a version says is PostgreSQL's or ours.
   */
  private static final List<String> KNOWN =
      List.of(
          "CockroachDB", "Redshift", "Materialize", "CrateDB", "QuestDB", "RisingWave", "Spanner");

  static Optional<OtherProduct> of(String version) {
    return KNOWN.stream().filter(version::contains).findFirst().map(OtherProduct::new);
  }

  /** The refusal to work with it. */
  SQLException refusal() {
    return new SQLException("this is %s, not PostgreSQL".formatted(name), "0A000");
  }

  /**
   * @throws SQLException the refusal, where the version is one's
   */
  static void refuse(String version) throws SQLException {
    Optional<OtherProduct> other = of(version);
    if (other.isPresent()) {
      throw other.get().refusal();
    }
  }
}
