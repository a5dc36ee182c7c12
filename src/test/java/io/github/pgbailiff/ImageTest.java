package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

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
    assertThat(dockerfile("COPY")).noneMatch(line -> line.contains("demo"));
    assertThat(Files.readString(Path.of("Dockerfile"))).contains("rm -r /opt/pgbailiff/app/demo");
  }

  @Test
  void it_runs_as_a_user_with_a_number_and_writes_into_one_volume() throws IOException {
    assertThat(dockerfile("USER")).containsExactly("USER 10001:10001");
    assertThat(dockerfile("VOLUME")).containsExactly("VOLUME /opt/pgbailiff/data");
    List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
    assertThat(lines.subList(lines.indexOf("USER 10001:10001"), lines.size()))
        .noneMatch(line -> line.startsWith("RUN ") || line.startsWith("COPY "));
  }

  @Test
  void its_labels_say_what_it_is() throws IOException {
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains(
            "org.opencontainers.image.title=\"pgbailiff\"",
            "org.opencontainers.image.licenses=\"Apache-2.0\"",
            "org.opencontainers.image.version=\"${VERSION}\"",
            "org.opencontainers.image.revision=\"${REVISION}\"");
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "503, 1"})
  void it_is_healthy_while_it_says_that_it_is_alive(int status, int exit) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      server.createContext(
          "/livez",
          exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
      assertThat(healthCheck(server.getAddress().getPort())).isEqualTo(exit);
    } finally {
      server.stop(0);
    }
    assertThat(healthCheck(server.getAddress().getPort())).isEqualTo(1);
  }

  private static int healthCheck(int port) throws Exception {
    String words =
        Files.readAllLines(Path.of("Dockerfile")).stream()
            .filter(line -> line.startsWith("    CMD ["))
            .findFirst()
            .orElseThrow()
            .substring("    CMD ".length());
    var command = new ProcessBuilder(JsonMapper.shared().readValue(words, String[].class));
    command.environment().put("PGBAILIFF_PORT", String.valueOf(port));
    Process process = command.redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
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
              "(?s).*import (static"
                  + " )?(io\\.zonky|org\\.apache\\.commons\\.(io|compress|codec)|org\\.tukaani)\\..*");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
