package io.github.pgbailiff;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the pages to what they refer to. */
class PagesTest {
  private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\")([^)\"\\s]+)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]*)`");
  private static final Pattern FILE = Pattern.compile("`([a-z][a-z0-9-]*\\.sql)`");
  private static final Set<String> SOURCES = sources();

  static List<Path> pages() throws IOException {
    try (var docs = Files.list(Path.of("docs"));
        var top = Files.list(Path.of(""))) {
      return Stream.concat(docs, top).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_somewhere(Path page) throws IOException {
    assertThat(all(LINK, prose(page)))
        .filteredOn(link -> !link.contains("://"))
        .allSatisfy(link -> assertThat(leads(page, link)).as(link).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docs/how-a-command-travels.md", "docs/how-it-is-tested.md", "docs/glossary.md"})
  void every_class_and_statement_that_is_named_exists(Path page) throws IOException {
    String prose = prose(page);
    List<String> classes = all(CLASS, prose).stream().map(name -> name + ".java").toList();
    assertThat(classes).isNotEmpty();
    assertThat(classes.stream().filter(file -> !SOURCES.contains(file))).isEmpty();
    assertThat(SOURCES).containsAll(all(FILE, prose));
  }

  private static boolean leads(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path folder = requireNonNull(page.toAbsolutePath().getParent());
    Path target = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** The names by which headings are linked to. */
  private static List<String> anchors(Path page) throws IOException {
    return all(HEADING, prose(page)).stream()
        .map(heading ->
            heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }

  private static String prose(Path page) throws IOException {
    return FENCED.matcher(Files.readString(page)).replaceAll("");
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static Set<String> sources() {
    try (var files = Files.walk(Path.of("src"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
