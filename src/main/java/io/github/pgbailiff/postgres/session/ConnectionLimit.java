package io.github.pgbailiff.postgres.session;

import java.util.Optional;

/**
 * A limit on the connections of one role, over all databases, or of one database, over all roles:
 * {@code ALTER ROLE … CONNECTION LIMIT} and {@code ALTER DATABASE … CONNECTION LIMIT}. Superusers
 * are never refused by one, so a superuser's own is none.
 *
 * <p>Against it count those whom PostgreSQL counts when somebody logs in ({@code CountUserBackends}
 * and {@code CountDBConnections} in {@code src/backend/storage/ipc/procarray.c}, called by {@code
 * InitializeSessionUserId} and {@code CheckMyDatabase}): regular backends, in a database those of
 * superusers too; neither prepared transactions nor parallel and other workers nor walsenders. The
 * minor releases before February 2025 (17.3, 16.7, 15.11, 14.16, 13.19) and all of 12 count
 * walsenders and a database's autovacuum workers as well, which is not told here.
 *
 * @param most at least 0
 */
public record ConnectionLimit(Of of, String name, int most) {

  /** The kind of thing that has the limit. */
  public enum Of {
    ROLE("role"),
    DATABASE("database");

    private final String word;

    Of(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Optional<String> role() {
    return Optional.of(name).filter(_ -> of == Of.ROLE);
  }

  public Optional<String> database() {
    return Optional.of(name).filter(_ -> of == Of.DATABASE);
  }
}
