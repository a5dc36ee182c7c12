package io.github.pgbailiff.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DialectTest {
  private static final Path FOLDER = Path.of("src/main/java/io/github/pgbailiff/postgres/sql");

  @Test
  void every_variant_is_listed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> variants =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches(".*-([0-9]{5,6}|definer|none)\\.sql"))
              .map(name -> name.replace(".sql", ""))
              .sorted()
              .toList();
      assertThat(FOLDER.resolve("variants.txt")).content().isEqualTo(lines(variants));
    }
  }

  private static String lines(List<String> words) {
    return String.join("\n", words) + "\n";
  }

  @Test
  void the_newest_variant_that_the_server_knows_wins() {
    assertThat(of(90300, false).statement("signals")).isEqualTo(text("signals"));
    assertThat(of(90300, true).statement("signals")).isEqualTo(text("signals-definer"));
    assertThat(of(90600, true).statement("signals")).isEqualTo(text("signals-90600"));
    assertThat(of(180000, false).statement("signals")).isEqualTo(text("signals-90600"));
  }

  private static Dialect of(int version, boolean definers) {
    return new Dialect(new ServerVersion(version), definers);
  }

  private static String text(String file) {
    try (Stream<String> lines = Files.lines(FOLDER.resolve(file + ".sql"))) {
      return String.join("\n", lines.filter(line -> !line.startsWith("--")).toList());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
