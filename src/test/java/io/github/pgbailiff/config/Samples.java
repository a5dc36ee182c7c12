package io.github.pgbailiff.config;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.serve.Platforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Configurations to read, with an environment that holds what they ask for. */
final class Samples {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "STORE", "s3cr3t-store",
          "BOT", "s3cr3t-bot",
          "APP", "s3cr3t-app",
          "SIGNING", "s3cr3t-signing",
          "DISCORD", "s3cr3t-discord",
          "DWH", "s3cr3t-dwh");

  static final List<Declaration> VERBS =
      List.of(
          verb("sessions", Effect.READ, Keys.FILTERS),
          verb("terminate", Effect.TERMINATE, Keys.ACTING),
          verb("drain", Effect.BLOCK, List.of(Keys.FOR)));

  /** What the section of a chat says. */
  static <S> Optional<S> settings(Configuration configuration, Class<S> type) {
    return configuration.platforms().stream()
        .flatMap(it -> it.settings().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private Samples() {}

  static Configuration read(Path file) {
    return new ConfigurationReader(
            VERBS, Platforms.ALL, name -> Optional.ofNullable(ENVIRONMENT.get(name)))
        .read(file);
  }

  /** What is read from the text, written into the folder. */
  static Configuration read(Path folder, String text) {
    return read(write(folder.resolve("pgbailiff.yaml"), text));
  }

  static Path write(Path file, String text) {
    try {
      java.nio.file.Files.createDirectories(file.getParent());
      return java.nio.file.Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a resource beside this class. */
  static String resource(String name) {
    try (var stream = Samples.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Declaration verb(String name, Effect effect, List<Key> keys) {
    return new Declaration(name, List.of(), name, Set.of(effect), List.of(), keys, List.of());
  }
}
