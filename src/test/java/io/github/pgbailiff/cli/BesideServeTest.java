package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.serve.ServeProcess;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A shell on the store of a live {@code serve}, which carries out what the shell asks for. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
class BesideServeTest {
  private PostgresDatabase database;
  private String bailiff;
  private ShellRun shell;

  @BeforeAll
  void makeRole(PostgresDatabase database) {
    this.database = database;
    this.bailiff = database.role("bailiff", "SUPERUSER");
  }

  @BeforeEach
  void configure(@TempDir Path folder) {
    shell =
        new ShellRun(folder)
            .configured(
                """
                store: {url: "jdbc:sqlite:%s"}
                http: {listen: "127.0.0.1:0"}
                clusters: [{name: prod, url: "%s", username: "%s", password: "%s"}]
                people: [{name: ann, terminal: ann}]
                roles: [{name: dba, members: {everyone: true}, allow: [{verbs: ["*"]}]}]
                """
                    .formatted(
                        folder.resolve("store.db"),
                        database.url(),
                        bailiff,
                        PostgresDatabase.PASSWORD));
  }

  private ShellRun.Ended terminate() {
    var victim = database.session("app");
    var ended = shell.run("terminate", "prod", victim.pid() + "", "--yes", "--format", "json");
    assertThat(victim.alive()).as(ended.toString()).isFalse();
    return ended;
  }

  private static void assertWhole(ShellRun.Ended ended) {
    assertThat(ended.exit()).as(ended.toString()).isZero();
    assertThat(ended.out()).contains("\"state\":\"finished\"", "\"outcome\":\"ended\"");
  }

  @RepeatedTest(8)
  void the_shell_hears_the_end_however_fast_the_other_process_is() {
    try (var serve = new ServeProcess(shell.configuration()).awaitLine("http 127.0.0.1:")) {
      assertWhole(terminate());
      assertWhole(terminate());
      assertWhole(terminate());
      assertThat(serve.terminate()).isZero();
    }
  }

  @Test
  void the_shell_does_it_itself_once_the_process_that_should_have_done_it_is_gone() {
    try (var serve = new ServeProcess(shell.configuration()).awaitLine("http 127.0.0.1:")) {
      assertWhole(terminate());
      serve.kill();
    }
    assertWhole(terminate());
  }
}
