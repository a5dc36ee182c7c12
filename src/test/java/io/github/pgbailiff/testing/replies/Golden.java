package io.github.pgbailiff.testing.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were looked at and found right, under {@code src/test/resources} in the folder of the
 * package. With {@code -Dgolden.update=true} they are written anew, to be looked at again.
 */
public final class Golden {
  private final Path folder;

  public Golden(Class<?> test) {
    this.folder = Path.of("src/test/resources").resolve(test.getPackageName().replace('.', '/'));
  }

  /** Holds the text to the file of that name. */
  public void holds(String name, String text) {
    Path file = folder.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(file).as("golden file %s; -Dgolden.update=true writes it", name).exists();
      assertThat(text).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
