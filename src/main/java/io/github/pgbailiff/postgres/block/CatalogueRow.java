package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The row of the catalogue that a statement of ours has written, as it can be told from one that
 * somebody writes later.
 *
 * @param version the transaction that wrote it
 * @param hash of what it says
 */
public record CatalogueRow(String version, int hash) {
  /** Behind the state before, on a line of its own. */
  private static final Pattern KEPT = Pattern.compile("\\nrow=(\\d+) (-?\\d+)$");

  /** Before 9.4 a row that has stood long enough has this version. */
  private static final String FROZEN = "2";

  /**
   * The one that tells how the target stands; empty where it cannot be read. The functions of
   * {@code grants} look at it themselves.
   */
  static Optional<CatalogueRow> of(Server server, TargetState target) throws SQLException {
    if (target.power().byFunctions() || target.target().isEmpty()) {
      return Optional.empty();
    }
    if (target.base().isPresent()) {
      return read(server, "database-row", target.base().get().oid());
    }
    return target.power().superuser()
        ? read(server, "role-row", target.part().orElseThrow().oid())
        : Optional.empty();
  }

  private static Optional<CatalogueRow> read(Server server, String statement, long oid)
      throws SQLException {
    try {
      return server.query(
          statement,
          Values.of("oid", oid),
          rows ->
              rows.next()
                  ? Optional.of(new CatalogueRow(rows.word("version"), rows.number("hash")))
                  : Optional.empty());
    } catch (SQLException failure) {
      if (Failure.of(failure).refusesFeature()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** The state before, with the row as we have left it. */
  public static String keep(String former, Optional<CatalogueRow> row) {
    String state = state(former);
    return row.map(it -> state + "\nrow=" + it.version() + " " + it.hash()).orElse(state);
  }

  /** The row that was kept with a state. */
  public static Optional<CatalogueRow> kept(String former) {
    Matcher matcher = KEPT.matcher(former);
    return matcher.find()
        ? Optional.of(new CatalogueRow(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** The state without the row. */
  static String state(String former) {
    return KEPT.matcher(former).replaceFirst("");
  }

  /**
   * Whether somebody has written the row anew and it says the same: then it was unblocked, and
   * blocked again. When it says something else, that something was changed is all that is known.
   */
  public boolean isWrittenAnew(CatalogueRow now) {
    return !now.version.equals(version) && !now.version.equals(FROZEN) && now.hash == hash;
  }
}
