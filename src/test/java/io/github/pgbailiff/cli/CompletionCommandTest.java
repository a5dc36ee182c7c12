package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void it_prints_the_script_of_a_shell_and_needs_no_configuration(String shell) {
    var ended = new ShellRun(folder).run("completion", shell);
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains(shell + " completion for pgbailiff", "terminate");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tcsh", "bash zsh"})
  void another_shell_is_answered_with_those_there_are(String words) {
    var ended = new ShellRun(folder).run(("completion " + words).strip().split(" ", -1));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("there is: completion bash|zsh|fish");
  }

  @Test
  void the_scripts_get_the_clusters_of_the_configuration() {
    var shell =
        new ShellRun(folder)
            .configured(
                """
                clusters:
                  - {name: prod-eu, url: "jdbc:postgresql://db1/postgres", username: pgbailiff}
                  - {name: prod-us, url: "jdbc:postgresql://db2/postgres", username: pgbailiff}
                """);
    assertThat(shell.run("completion", "clusters").out()).isEqualTo("prod-eu\nprod-us\n");
  }
}
