package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the catalogue of threats to the tests that it names. */
class SecurityPageTest {
  private static final Path PAGE = Path.of("docs", "security.md");
  private static final Path TESTS = Path.of("src", "test", "java");

  /** A threat is a row of a table: what is tried, what holds it, and tests in the last column. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!they try|---)(.*) \\|$");

  private static final Pattern TEST =
      Pattern.compile("`([A-Z][A-Za-z0-9]*)\\.([a-z][a-z0-9_A-Z]*)`");

  /** What is neither private nor static: tests, by the rules of the house. */
  private static final Pattern METHOD = Pattern.compile("(?m)^ +(?:default )?void ([a-z]\\w*)\\(");

  @Test
  void every_threat_names_a_test_that_exists() throws IOException {
    Map<String, List<String>> tests = tests();
    List<String> rows = all(ROW, Files.readString(PAGE));
    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rows).allSatisfy(row -> assertThat(named(row)).as(row).isNotEmpty());
    assertThat(rows.stream().flatMap(row -> named(row).stream()))
        .filteredOn(it -> !tests.getOrDefault(it.group(1), List.of()).contains(it.group(2)))
        .extracting(MatchResult::group)
        .as("named by the page, and no test")
        .isEmpty();
  }

  private static List<MatchResult> named(String row) {
    return TEST.matcher(row.substring(row.lastIndexOf('|') + 1)).results().toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }

  /** The methods that are tests, by the names of the classes' files. */
  private static Map<String, List<String>> tests() throws IOException {
    try (var files = Files.walk(TESTS)) {
      return files
          .filter(it -> it.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  it -> it.getFileName().toString().replace(".java", ""),
                  SecurityPageTest::methods,
                  (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    }
  }

  private static List<String> methods(Path file) {
    try {
      return all(METHOD, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
