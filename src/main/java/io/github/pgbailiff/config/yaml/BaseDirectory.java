package io.github.pgbailiff.config.yaml;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder at which relative paths in a configuration start: the one above {@code config/} or,
 * elsewhere, the file's own.
 */
public record BaseDirectory(Path folder) {

  public static BaseDirectory of(Path file) {
    Path own = parent(file.toAbsolutePath().normalize());
    return new BaseDirectory(own.endsWith("config") ? parent(own) : own);
  }

  /**
   * The absolute path.
   *
   * @throws IllegalArgumentException when the text cannot be a path
   */
  public Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  private static Path parent(Path path) {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }
}
