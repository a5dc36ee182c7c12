package io.github.pgbailiff.testing.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/**
 * Which PostgreSQL the tests run on: {@code docker}, {@code embedded}, {@code url}, or {@code
 * auto}, which takes a container only when that needs no download.
 */
enum PostgresChoice {
  AUTO,
  DOCKER,
  EMBEDDED,
  URL;

  private static final String NAME = "PGTEST";

  /** From the system property {@code pgtest} or the variable {@code PGTEST}. */
  static PostgresChoice fromEnvironment() {
    String word =
        setting(NAME).orElseGet(() -> setting(NAME + "_URL").isPresent() ? "url" : "auto");
    try {
      return valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new AssertionError(
          "pgtest: \"" + word + "\" is none of auto, docker, embedded, url", unknown);
    }
  }

  PostgresServer start() {
    return switch (this) {
      case AUTO -> imageIsLocal() ? PostgresContainer.start() : PostgresEmbedded.start(Map.of());
      case DOCKER -> PostgresContainer.start();
      case EMBEDDED -> PostgresEmbedded.start(Map.of());
      case URL ->
          new PostgresElsewhere(
              setting(NAME + "_URL")
                  .orElseThrow(
                      () -> new AssertionError("pgtest: \"url\" needs PGTEST_URL to name one")));
    };
  }

  private static boolean imageIsLocal() {
    if (!engineLikely() || !DockerClientFactory.instance().isDockerAvailable()) {
      return false;
    }
    return DockerClientFactory.lazyClient()
            .listImagesCmd()
            .withFilter("reference", List.of(PostgresContainer.IMAGE))
            .exec()
            .size()
        > 0;
  }

  /** Spares the second that Testcontainers needs to find out that there is no engine. */
  private static boolean engineLikely() {
    return System.getenv("DOCKER_HOST") != null
        || Files.exists(Path.of("/var/run/docker.sock"))
        || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
        || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
        || Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
            .filter(folder -> Files.exists(Path.of(folder, "docker.sock")))
            .isPresent();
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.')))
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .filter(text -> !text.isBlank());
  }
}
