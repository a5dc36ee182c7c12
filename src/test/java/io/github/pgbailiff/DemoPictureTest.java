package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoPictureTest {
  private static final Path FILE = Path.of("src/docs/pictures/demo.svg");

  @Test
  void the_picture_is_of_what_was_recorded() throws IOException {
    List<String> lines = new ArrayList<>(Transcripts.excerpt("ann> locks"));
    lines.addAll(Transcripts.excerpt("┃ ⏳ ann asks: terminate 6 sessions"));
    String svg = new DemoPicture(lines).svg();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, svg);
    }
    assertThat(svg).as("%s; -Dgolden.update=true draws it", FILE).isEqualTo(Files.readString(FILE));
  }
}
