package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that are asked only when somebody names them. */
@ExtendWith(PostgresExtension.class)
class SleepingClusterTest {
  @TempDir Path folder;
  private ShellRun shell = new ShellRun(Path.of("/"));

  @BeforeEach
  void configure(PostgresDatabase database) {
    String role = database.role("reader" + folder.toString().replaceAll("[^0-9]", ""));
    shell =
        new ShellRun(folder)
            .configured(
                """
                clusters:
                  - {name: prod, url: "%1$s", username: %2$s, password: test, labels: {env: a}}
                  - name: neon
                    url: "jdbc:postgresql://sleeps.invalid/postgres"
                    connect: when_used
                    labels: {env: a}
                    protect: [{user: keeper}]
                people: [{name: ann, terminal: ann}]
                roles:
                  - {name: a, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
                """
                    .formatted(database.url(), role));
  }

  @Test
  void clusters_lists_it_without_asking() {
    ShellRun.Ended ended = shell.run("clusters", "--format", "json");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("{\"cluster\":\"prod\",\"reachable\":true")
        .contains("{\"cluster\":\"neon\",\"reachable\":null")
        .contains("\"error\":\"asleep or not asked\"");
    assertThat(shell.run("clusters").out()).containsPattern("neon +- +asleep or not asked");
  }

  @Test
  void what_reads_all_clusters_leaves_it_out_and_says_so() {
    ShellRun.Ended json = shell.run("sessions", "--format", "json");

    assertThat(json.exit()).isZero();
    assertThat(json.out()).contains("prod").doesNotContain("neon");
    for (String verb : new String[] {"sessions", "usage", "locks"}) {
      assertThat(shell.run(verb).out()).contains("asleep or not asked, unless named: neon");
    }
    assertThat(shell.run("session", "1").out())
        .contains("no session 1 on prod that", "neon is asleep or not asked, unless named");
  }

  @Test
  void whoever_names_it_has_it_asked() {
    for (String name : new String[] {"neon", "n*", "env=a", "prod,neon"}) {
      ShellRun.Ended ended = shell.run("sessions", name, "--format", "json");

      assertThat(ended.exit()).isEqualTo(4);
      assertThat(ended.out() + ended.err()).contains("its host name is not known");
    }
  }

  @Test
  void of_a_block_there_nobody_says_that_its_cluster_does_not_answer(PostgresDatabase database) {
    String mighty = database.role("mighty", "SUPERUSER");
    String kept = database.role("kept");
    shell =
        new ShellRun(folder)
            .configured(
                """
                clusters:
                  - {name: prod, url: "%1$s", username: %2$s, password: test}
                  - {name: nap, url: "%1$s", username: %2$s, password: test, connect: when_used}
                people: [{name: ann, terminal: ann}]
                roles: [{name: a, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
                """
                    .formatted(database.url(), mighty));
    assertThat(shell.run("block", "nap", "user:" + kept, "--yes").exit()).isZero();

    ShellRun.Ended all = shell.run("blocks");

    assertThat(all.exit()).isZero();
    assertThat(all.out())
        .contains("B-1: its cluster is asleep or not asked, unless named")
        .doesNotContain("does not answer");
    assertThat(shell.run("blocks", "nap").out()).contains("B-1").doesNotContain("asleep");
    assertThat(shell.run("unblock", "nap", "user:" + kept, "--yes").exit()).isZero();
  }

  @Test
  void acting_on_another_cluster_does_not_wake_it() {
    ShellRun.Ended ended = shell.run("terminate", "prod", "app:nobody", "--yes");

    assertThat(ended.exit()).as(ended.err()).isZero();
  }
}
