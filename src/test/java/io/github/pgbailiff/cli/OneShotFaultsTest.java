package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Commands while a cluster or the store cannot do its part. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
class OneShotFaultsTest {
  private Path store;
  private PostgresDatabase database;
  private ShellRun shell;

  @BeforeAll
  void configure(PostgresDatabase database, @TempDir Path folder) {
    this.database = database;
    this.store = folder.resolve("store.db");
    this.shell =
        new ShellRun(folder)
            .configured(
                """
                store: {url: "jdbc:sqlite:%s"}
                audit: {reads: true}
                clusters:
                  - {name: up, url: "%s", username: "%s", password: "%s"}
                  - {name: down, url: "jdbc:postgresql://127.0.0.1:1/postgres"}
                people: [{name: ann, terminal: ann}]
                roles: [{name: dba, members: {everyone: true}, allow: [{verbs: ["*"]}]}]
                """
                    .formatted(
                        store,
                        database.url(),
                        database.role("bailiff", "SUPERUSER"),
                        PostgresDatabase.PASSWORD));
  }

  private void breakTheStore() throws IOException {
    Files.writeString(store, "no database at all. ".repeat(100));
  }

  @Test
  void of_two_clusters_the_dead_one_is_named_and_the_other_listed() {
    database.session("app");
    var both =
        shell.run("sessions", "up,down", "db:" + database.name(), "app:app", "--format", "json");
    assertThat(both.out())
        .contains("\"cluster\":\"up\",\"reachable\":true", "\"matched\":1")
        .contains(
            "\"cluster\":\"down\",\"reachable\":false,\"error\":\"cluster down cannot be reached");
    assertThat(both.exit()).isEqualTo(4);
  }

  @Test
  void what_is_meant_on_two_clusters_is_done_on_the_one_that_answers() {
    PostgresSession victim = database.session("app");
    String[] command = {
      "terminate", "up,down", "db:" + database.name(), "app:app", "--format", "json"
    };
    var dry =
        shell.run(Stream.concat(Stream.of(command), Stream.of("dry:yes")).toArray(String[]::new));
    assertThat(dry.out())
        .contains("\"outcome\":\"selected\"", "\"unreachable\":[{\"cluster\":\"down\"");
    assertThat(dry.exit()).isEqualTo(4);
    assertThat(victim.alive()).isTrue();
    var acted =
        shell.run(Stream.concat(Stream.of(command), Stream.of("--yes")).toArray(String[]::new));
    assertThat(acted.out())
        .contains("\"state\":\"finished\"", "\"outcome\":\"ended\"")
        .contains(
            "\"unreachable\":[{\"cluster\":\"down\",\"error\":\"cluster down cannot be reached");
    assertThat(acted.err()).contains("left out: cluster down cannot be reached");
    assertThat(acted.exit()).as(acted.toString()).isEqualTo(4);
    assertThat(victim.alive()).isFalse();
  }

  @Test
  void nothing_is_asked_when_no_cluster_answers() {
    var refused = shell.run("terminate", "down", "app:app", "--yes", "--format", "json");
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(4);
    assertThat(refused.out())
        .contains("\"error\":\"unreachable\"", "cluster down cannot be reached");
  }

  @Test
  void with_a_broken_store_reading_goes_on_with_a_warning() throws IOException {
    breakTheStore();
    database.session("app");
    var read = shell.run("sessions", "up", "db:" + database.name(), "app:app");
    assertThat(read.exit()).as(read.toString()).isZero();
    assertThat(read.out()).contains("1 of ", "this is not on the record: store: ");
  }

  @Test
  void with_a_broken_store_nothing_is_done_to_anybody() throws IOException {
    breakTheStore();
    PostgresSession victim = database.session("app");
    var acted =
        shell.run(
            "terminate", "up", "db:" + database.name(), "app:app", "--yes", "--format", "json");
    assertThat(acted.exit()).as(acted.toString()).isEqualTo(4);
    assertThat(acted.out()).contains("\"error\":\"store\"", "put a backup in its place");
    assertThat(victim.alive()).isTrue();
  }
}
