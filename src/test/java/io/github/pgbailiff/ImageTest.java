package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the files that make the image say. */
class ImageTest {
  private static List<String> dockerfile(String word) throws IOException {
    return Files.readAllLines(Path.of("Dockerfile")).stream()
        .filter(line -> line.startsWith(word + " "))
        .toList();
  }

  @Test
  void every_base_is_an_argument_that_takes_a_digest() throws IOException {
    List<String> arguments = dockerfile("ARG");
    assertThat(dockerfile("FROM"))
        .hasSize(2)
        .allSatisfy(from -> {
          assertThat(from).matches("FROM \\$\\{[A-Z_]+}( AS [a-z]+)?");
          String name = from.replaceAll("FROM \\$\\{([A-Z_]+)}.*", "$1");
          assertThat(arguments).anyMatch(argument -> argument.startsWith("ARG " + name + "="));
          assertThat(Path.of("docs/supply.md")).content().contains("--build-arg " + name + "=");
        });
  }

  @Test
  void the_demo_is_left_out_unless_it_is_asked_for() throws IOException {
    assertThat(dockerfile("ARG")).contains("ARG DEMO=no");
    assertThat(dockerfile("COPY")).noneMatch(line -> line.contains("target/demo"));
  }

  @Test
  void of_the_program_only_the_demo_knows_what_is_left_out() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      List<Path> knowing =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(ImageTest::usesWhatIsLeftOut)
              .toList();
      assertThat(knowing).isNotEmpty().allMatch(it -> it.toString().contains("/demo/"));
    }
  }

  private static boolean usesWhatIsLeftOut(Path file) {
    try {
      return Files.readString(file)
          .matches(
              "(?s).*import (static )?(io\\.zonky|org\\.apache\\.commons\\.(io|compress|codec)|org\\.tukaani)\\..*");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
