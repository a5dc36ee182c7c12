package io.github.pgbailiff.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the machine that some profiles need. */
public final class Programs {
  private Programs() {}

  /** Where PostgreSQL's client is; without it there is no result, rather than a better one. */
  public static String psql() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(entry -> Path.of(entry).resolve("psql"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "psql is not on the PATH: install a PostgreSQL client, such as postgresql-client"))
        .toString();
  }
}
