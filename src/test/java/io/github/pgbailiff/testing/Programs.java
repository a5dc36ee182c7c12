package io.github.pgbailiff.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine that some profiles need. */
public final class Programs {
  private Programs() {}

  /** Where PostgreSQL's client is; without it there is no result, rather than a better one. */
  public static String psql() {
    return find("psql")
        .orElseThrow(() ->
            new AssertionError(
                "psql is not on the PATH: install a PostgreSQL client, such as postgresql-client"))
        .toString();
  }

  /** Where the pooler is; as above. */
  public static String pgbouncer() {
    return find("pgbouncer")
        .orElseThrow(
            () -> new AssertionError("pgbouncer is not on the PATH: install the package pgbouncer"))
        .toString();
  }

  /** A program of that name on the PATH. */
  public static Optional<Path> find(String name) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(entry -> Path.of(entry).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
