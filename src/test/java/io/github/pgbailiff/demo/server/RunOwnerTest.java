package io.github.pgbailiff.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunOwnerTest {
  @Test
  void this_process_is_alive() {
    Path run = Path.of(RunOwner.current().prefix() + "8841");
    assertThat(RunOwner.of(run)).hasValueSatisfying(owner -> assertThat(owner.alive()).isTrue());
  }

  @Test
  void another_process_that_has_the_pid_now_is_not_the_owner() {
    var earlier =
        new RunOwner(ProcessHandle.current().pid(), Instant.parse("2020-02-29T12:00:00Z"));
    assertThat(earlier.alive()).isFalse();
  }

  @Test
  void a_folder_with_another_name_has_no_owner() {
    assertThat(RunOwner.of(Path.of("/tmp/run-away"))).isEmpty();
    assertThat(RunOwner.of(Path.of("/tmp/run-99999999999999999999-1-a"))).isEmpty();
  }
}
