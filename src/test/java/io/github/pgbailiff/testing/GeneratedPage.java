package io.github.pgbailiff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation with parts that are made from the program, each between two comments
 * that bear its name. With {@code -Dgolden.update=true} they are written anew.
 */
public record GeneratedPage(Path file) {

  /** Holds the part of that name to the text. */
  public void holds(String part, String text) {
    String begin = "<!-- %s:begin, made from the program -->\n".formatted(part);
    String end = "<!-- %s:end -->".formatted(part);
    try {
      String page = Files.readString(file);
      assertThat(page).as("%s", file).contains(begin, end);
      int from = page.indexOf(begin) + begin.length();
      int to = page.indexOf(end);
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(file, page.substring(0, from) + text + page.substring(to));
      } else {
        assertThat(page.substring(from, to))
            .as("%s in %s; -Dgolden.update=true writes it", part, file)
            .isEqualTo(text);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
