package io.github.pgbailiff.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCommandTest {
  @TempDir Path folder;

  private SecretCommand command(String... words) {
    return new SecretCommand(List.of(words), Duration.ofMinutes(1), folder);
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void its_output_is_the_password_without_the_last_line_feed() {
    assertThat(command("printf", "a b\\n\\n").read()).isEqualTo("a b");
  }

  @Test
  void no_shell_reads_its_arguments() {
    assertThat(command("printf", "%s", "$HOME; echo x | cat").read())
        .isEqualTo("$HOME; echo x | cat");
  }

  @Test
  void a_relative_path_starts_at_the_folder_of_the_configuration() throws IOException {
    script("token", "printf secret");

    assertThat(command("./token").read()).isEqualTo("secret");
  }

  @Test
  void failures_name_the_program_and_nothing_that_it_said() throws IOException {
    script("token", "echo hunter2; echo hunter2 >&2; exit 3");
    script("silent", "exit 0");

    assertThatThrownBy(() -> command("./token", "hunter2").read())
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessage("its command token ended with 3");
    assertThatThrownBy(() -> command("./silent").read())
        .hasMessage("its command silent printed nothing");
    assertThatThrownBy(() -> command("./no-such", "hunter2").read())
        .hasMessage("its command no-such cannot be started");
    assertThatThrownBy(() -> command("head", "-c", "70000", "/dev/zero").read())
        .hasMessage("its command head printed more than 64 KiB");
    assertThat(command("./token", "hunter2").toString()).doesNotContain("hunter2");
  }

  @Test
  void it_has_ten_seconds_and_its_children_end_with_it() throws IOException {
    script("slow", "sleep 300 & echo $! > child; wait");

    assertThatThrownBy(() -> command("./slow").read())
        .hasMessage("its command slow did not end within 10 s");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    await().until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }
}
