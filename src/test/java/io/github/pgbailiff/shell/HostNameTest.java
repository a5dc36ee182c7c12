package io.github.pgbailiff.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNameTest {
  @TempDir Path folder;

  @Test
  void the_kernel_is_asked_and_nobody_else() throws IOException {
    Path kernel = Files.writeString(folder.resolve("hostname"), "db-shell-1.example.net\n");
    assertThat(HostName.of(kernel)).contains("db-shell-1.example.net");
  }

  @Test
  void it_has_no_character_that_a_line_of_the_record_would_stumble_over() throws IOException {
    Path kernel = Files.writeString(folder.resolve("hostname"), "a\u001b[2J b\n\n");
    assertThat(HostName.of(kernel)).contains("a2Jb");
  }

  @Test
  void a_kernel_that_says_nothing_gives_way_to_the_resolver() throws IOException {
    assertThat(HostName.of(folder.resolve("none"))).isEmpty();
    assertThat(HostName.of(Files.createFile(folder.resolve("empty")))).isEmpty();
    assertThat(HostName.current()).isNotBlank();
  }
}
