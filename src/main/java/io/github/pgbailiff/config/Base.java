package io.github.pgbailiff.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where relative paths in a configuration start: the folder above {@code config/} or, elsewhere,
 * the file's own.
 */
record Base(Path folder) {

  static Base of(Path file) {
    Path own = parent(file.toAbsolutePath().normalize());
    return new Base(own.endsWith("config") ? parent(own) : own);
  }

  /**
   * The absolute path.
   *
   * @throws IllegalArgumentException when the text cannot be a path
   */
  Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  private static Path parent(Path path) {
    return Optional.ofNullable(path.getParent()).orElse(path);
  }
}
