package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the sources of the program to their bounds. A list of exceptions may only get shorter:
 * {@code -Dgolden.update=true} strikes off what was mended, and adds nothing.
 */
class SourceRulesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path EXCEPTIONS =
      Path.of("src/test/resources/io/github/pgbailiff/source-exceptions.txt");

  private static Map<String, String> violations = Map.of();

  @BeforeAll
  static void look() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      violations =
          SourceRules.of(
                  files
                      .filter(file -> file.toString().endsWith(".java"))
                      .map(SourceRulesTest::source)
                      .toList())
              .violations();
    }
  }

  @Test
  void files_and_methods_are_short_and_docs_of_types_open_with_a_noun() throws IOException {
    var found = new TreeMap<>(violations);
    found.keySet().removeAll(Files.readAllLines(EXCEPTIONS));
    assertThat(found).isEmpty();
  }

  @Test
  void no_exception_stays_when_it_is_needed_no_more() throws IOException {
    var needed = new TreeSet<>(Files.readAllLines(EXCEPTIONS));
    needed.retainAll(violations.keySet());
    if (Boolean.getBoolean("golden.update")) {
      Files.write(EXCEPTIONS, needed);
    }
    assertThat(Files.readAllLines(EXCEPTIONS).stream().filter(it -> !needed.contains(it)))
        .as("%s; -Dgolden.update=true strikes them off", EXCEPTIONS)
        .isEmpty();
  }

  @Test
  void a_planted_violation_is_named() throws IOException {
    String lines = "    x++;\n".repeat(SourceRules.METHOD);
    String planted =
        """
        /** Whether something is so. */
        class Planted {
          /** The inner one, what else. */
          record Inner() {}
          /** How it is done. */
          interface Question {}
          void fits(int x) {
        %s  }
          void isLong(int x) {
        %s    x++;
          }
        %s}
        """
            .formatted(lines, lines, "\n".repeat(SourceRules.FILE));
    assertThat(SourceRules.of(List.of(source("Planted", planted))).violations())
        .containsOnlyKeys(
            "doc Planted", "doc Planted.Question", "file Planted.java", "method Planted.isLong");
  }

  private static JavaFileObject source(Path file) {
    return ToolProvider.getSystemJavaCompiler()
        .getStandardFileManager(null, null, null)
        .getJavaFileObjects(file)
        .iterator()
        .next();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
