package io.github.pgbailiff.postgres.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * A lock on a whole catalog, such as {@code VACUUM FULL pg_class} takes: log-ins wait for it, and
 * nearly every statement.
 */
final class CatalogLock {
  private static final String LOCK_TIMEOUT = "55P03";
  private static final Set<String> TIMEOUTS = Set.of(LOCK_TIMEOUT, "57014");

  private CatalogLock() {}

  /**
   * Who has kept a statement of ours from its end, where it was that. Nothing where it cannot be
   * told: the server's own words stand without it.
   */
  static Optional<String> words(Failure failure, Server server) {
    if (!TIMEOUTS.contains(failure.state())) {
      return Optional.empty();
    }
    try {
      return server.query("catalog-holder", CatalogLock::read);
    } catch (SQLException _) {
      return Optional.of(
              "something may hold a lock on a catalog, and nobody can tell what: look with a superuser's session that is open")
          .filter(_ -> failure.state().equals(LOCK_TIMEOUT));
    }
  }

  private static Optional<String> read(Rows rows) throws SQLException {
    return rows.next() ? Optional.of(held(rows)) : Optional.empty();
  }

  private static String held(Rows rows) throws SQLException {
    String catalog = rows.word("catalog");
    int pid = rows.number("pid");
    if (!rows.has("pid")) {
      return "a prepared transaction holds a lock on %s, and ROLLBACK PREPARED ends it"
          .formatted(catalog);
    }
    String what =
        rows.flag("granted")
            ? "%d holds a lock on %s that keeps out everybody else; ".formatted(pid, catalog)
            : "%d waits for a lock on %s that keeps out everybody else, behind %d; "
                .formatted(rows.number("asking"), catalog, pid);
    return "%sSELECT pg_terminate_backend(%d) in a session that is open, or kill %d on the server, ends it"
        .formatted(what, pid, pid);
  }
}
