package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
class AwaitDecisionTest {
  private PostgresDatabase database;
  private String bailiff;
  private PostgresSession victim;
  private ShellRun shell;

  @BeforeAll
  void makeRole(PostgresDatabase database) {
    this.database = database;
    this.bailiff = database.role("bailiff", "SUPERUSER");
  }

  @BeforeEach
  void configure(@TempDir Path folder) {
    victim = database.session("app");
    shell =
        new ShellRun(folder)
            .configured(
                """
                store: {url: "jdbc:sqlite:%s"}
                clusters: [{name: prod, url: "%s", username: "%s", password: "%s"}]
                people: [{name: ann, terminal: ann}]
                roles: [{name: dba, members: {everyone: true}, allow: [{verbs: ["*"]}]}]
                rules:
                  - when: {verbs: [terminate]}
                    require: {approvals: 1, from: [dba], reason: true, reason_pattern: "[A-Z]+-[0-9]+", within: 1s}
                slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
                """
                    .formatted(
                        folder.resolve("store.db"),
                        database.url(),
                        bailiff,
                        PostgresDatabase.PASSWORD));
  }

  private ShellRun.Ended terminate(String... more) {
    return shell.run(
        Stream.concat(
                Stream.of("terminate", "prod", "" + victim.pid(), "--yes", "--format", "json"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void whoever_waits_hears_that_the_time_is_up_also_where_nothing_else_runs() {
    var expired = terminate("reason:INC-42", "--wait", "1m");
    assertThat(expired.exit()).as(expired.toString()).isEqualTo(3);
    assertThat(expired.out()).contains("\"state\":\"expired\"");
    assertThat(victim.alive()).isTrue();
  }

  @Test
  void a_reason_that_the_rules_ask_for_belongs_to_the_command() {
    var missing = terminate();
    assertThat(missing.exit()).as(missing.toString()).isEqualTo(2);
    assertThat(missing.out()).contains("\"error\":\"usage\"", "reason: missing", "INC-42");
    var unfit = terminate("reason:hurry");
    assertThat(unfit.exit()).isEqualTo(2);
    assertThat(unfit.out()).contains("does not contain what the rules ask for: [A-Z]+-[0-9]+");
    assertThat(victim.alive()).isTrue();
    assertThat(shell.run("requests").out()).doesNotContain("R-");
  }
}
