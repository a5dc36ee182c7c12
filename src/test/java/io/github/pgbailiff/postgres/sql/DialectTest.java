package io.github.pgbailiff.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DialectTest {
  private static final Path FOLDER = Path.of("src/main/java/io/github/pgbailiff/postgres/sql");
  private static final String VARIANT = "-([0-9]{5,6}|definer|none|unjudged)$";

  @Test
  void every_variant_is_listed() {
    List<String> variants =
        names("parts").stream().filter(name -> name.matches(".*" + VARIANT)).toList();
    assertThat(FOLDER.resolve("parts/variants.txt"))
        .content()
        .isEqualTo(String.join("\n", variants) + "\n");
  }

  @Test
  void every_file_says_first_what_it_is() {
    for (String folder : List.of("statements", "parts")) {
      for (String name : names(folder)) {
        assertThat(content(folder, name)).as(name).matches("(?s)-- \\w[^\\n]{8,}.*");
      }
    }
  }

  @Test
  void every_part_is_in_use_and_no_part_is_missing() {
    Set<String> parts = new TreeSet<>();
    names("parts").forEach(name -> parts.add(name.replaceFirst(VARIANT, "")));
    Set<String> used =
        Stream.of("statements", "parts")
            .flatMap(folder -> names(folder).stream().map(name -> text(folder, name)))
            .flatMap(text -> Pattern.compile("\\{([a-z-]+)}").matcher(text).results())
            .map(MatchResult::group)
            .map(word -> word.substring(1, word.length() - 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used).isEqualTo(parts);
  }

  @Test
  void the_newest_variant_that_the_server_knows_wins() {
    assertThat(of(90300, false).statement("capabilities").sql())
        .contains(text("parts", "may-signal-others"));
    assertThat(of(90300, true).statement("capabilities").sql())
        .contains(text("parts", "may-signal-others-definer") + " AS signals");
    assertThat(of(90600, true).statement("capabilities").sql())
        .contains(text("parts", "may-signal-others-90600"));
    assertThat(of(180000, false).statement("capabilities").sql())
        .contains(text("parts", "may-signal-others-90600"));
  }

  private static Dialect of(int version, boolean definers) {
    return new Dialect(new ServerVersion(version), definers);
  }

  private static List<String> names(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .map(name -> name.replace(".sql", ""))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(String folder, String name) {
    return content(folder, name)
        .lines()
        .filter(line -> !line.startsWith("--"))
        .collect(Collectors.joining("\n"));
  }

  private static String content(String folder, String name) {
    try {
      return Files.readString(FOLDER.resolve(folder).resolve(name + ".sql"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
