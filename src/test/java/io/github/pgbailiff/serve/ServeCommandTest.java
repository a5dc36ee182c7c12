package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.cli.ShellRun;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code serve} as the operating system does. */
@ExtendWith(PostgresExtension.class)
class ServeCommandTest {
  private static String bailiff = "";

  @TempDir Path folder;

  private final PostgresDatabase database;

  @BeforeAll
  static void makeRole(PostgresDatabase database) {
    bailiff = database.role("bailiff", "SUPERUSER");
  }

  ServeCommandTest(PostgresDatabase database) {
    this.database = database;
  }

  private ShellRun shell(String more) {
    return new ShellRun(folder)
        .configured(
            """
            store: {url: "jdbc:sqlite:pgbailiff.db"}
            http: {listen: "127.0.0.1:0"}
            people: [{name: ann, terminal: ann}]
            roles: [{name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
            """
                + more);
  }

  private String cluster() {
    return """
    clusters:
      - {name: prod, url: "%s", username: "%s", password: "%s"}
    """
        .formatted(database.url(), bailiff, PostgresDatabase.PASSWORD);
  }

  @Test
  void it_reads_the_configuration_anew_when_the_file_changes_and_on_sighup() {
    var shell = shell("audit: {json_lines: stdout}\n" + cluster());
    try (var serve = new ServeProcess(shell.configuration())) {
      serve.awaitLine("serves prod on");
      assertThat(serve.page("/metrics")).contains("pgbailiff_config_reload_success 1.0");

      shell("audit: {json_lines: stdout}\nrules: [{}]\n" + cluster());
      serve.awaitLine("the configuration cannot be used, the one of before stays:");
      serve.awaitLine("line 6: rules[0].require: is missing");
      assertThat(serve.page("/metrics"))
          .contains("pgbailiff_config_reload_success 0.0")
          .contains("pgbailiff_config_reload_success_timestamp_seconds");
      assertThat(serve.page("/readyz")).startsWith("200 ").contains("configuration: the one that");

      shell("audit: {json_lines: \"off\"}\n" + cluster());
      serve.awaitLine("is in use: a restart is needed for audit.json_lines");
      assertThat(serve.page("/readyz")).contains("needs a restart for audit.json_lines");

      serve.hangUp();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              serve.out().stream()
                      .filter(it -> it.contains("\"type\":\"configuration_loaded\""))
                      .count()
                  >= 2);
      assertThat(serve.terminate()).isZero();
    }
  }

  @Test
  void a_sighup_while_it_starts_is_heeded_once_it_has_started() throws Exception {
    Path starts = folder.resolve("starts");
    Path goOn = folder.resolve("go-on");
    String waits =
        "touch %s; until [ -e %s ]; do sleep 0.1; done; echo %s"
            .formatted(starts, goOn, PostgresDatabase.PASSWORD);
    var shell =
        new ShellRun(folder)
            .configured(
                """
                audit: {json_lines: stdout}
                http: {listen: "127.0.0.1:0"}
                store:
                  url: "%s"
                  username: "%s"
                  password: {command: [sh, -c, "%s"], for: 10m}
                """
                        .formatted(database.url(), bailiff, waits)
                    + cluster());
    try (var serve = new ServeProcess(shell.configuration())) {
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(starts));
      serve.hangUp();
      Files.createFile(goOn);
      serve.awaitLine("serves prod on");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              serve.out().stream()
                  .anyMatch(it -> it.contains("\"type\":\"configuration_loaded\"")));
      assertThat(serve.terminate()).isZero();
    }
  }

  @Test
  void it_says_what_it_serves_and_ends_with_0_when_asked_to() {
    var shell = shell("audit: {json_lines: stdout}\n" + cluster());
    try (var serve = new ServeProcess(shell.configuration())) {
      serve.awaitLine("serves prod on no chat platform; store jdbc:sqlite:");
      assertThat(serve.page("/livez")).isEqualTo("200 alive\n");
      assertThat(serve.page("/readyz")).startsWith("200 ready\n");
      assertThat(serve.page("/metrics")).contains("jvm_memory_used_bytes");
      assertThat(serve.terminate()).isZero();
      assertThat(serve.out()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
      assertThat(serve.out().getFirst()).contains("\"type\":\"serve_started\"");
      assertThat(serve.out()).anyMatch(line -> line.contains("\"type\":\"serve_stopped\""));
      assertThat(serve.out().getLast()).contains("\"announced\":\"log\"", "\"type\":\"anchor\"");
      String told =
          serve.err().stream()
              .filter(line -> line.contains(": anchor "))
              .map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .toList()
              .getLast();
      assertThat(shell.run("verify-audit", "--anchor", told).out())
          .contains("sound")
          .doesNotContain("No anchor");
    }
  }

  @Test
  void what_is_being_carried_out_at_the_end_is_finished() throws Exception {
    var shell = shell(cluster());
    PostgresSession busy = database.session("app");
    var _ = busy.start("SELECT pg_sleep(60)");
    try (var serve = new ServeProcess(shell.configuration());
        var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      serve.awaitLine("serves prod");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> serve.page("/readyz").equals("200 ready\n"));
      Future<ShellRun.Ended> asked =
          asking.submit(() ->
              shell.run(
                  "terminate", "prod", busy.pid() + "", "gently:1s", "--yes", "--format", "json"));
      serve.awaitLine("R-1:");
      assertThat(serve.terminate()).isZero();
      assertThat(asked.get().exit()).as("whoever asked hears the end of it").isZero();
      assertThat(asked.get().out()).contains("\"outcome\":\"ended\"");
    }
    assertThat(busy.alive()).isFalse();
    assertThat(shell.run("audit", "request:R-1", "--format", "json").out())
        .contains("\"type\":\"finished\"");
  }

  @Test
  void a_token_that_is_rejected_ends_it_and_is_named() {
    try (var slack = new FakeSlack()) {
      var shell =
          shell(
              """
              clusters: []
              slack: {bot_token: xoxb-wrong, app_token: "%s", api_url: "%s"}
              """
                  .formatted(slack.appToken(), slack.apiUrl()));
      try (var serve = new ServeProcess(shell.configuration())) {
        assertThat(serve.exit()).isEqualTo(2);
        assertThat(serve.err()).anyMatch(it -> it.startsWith("pgbailiff: slack.bot_token: "));
      }
    }
  }

  @Test
  void a_channel_that_cannot_be_posted_to_is_named_at_the_start() {
    try (var slack = new FakeSlack()) {
      var shell =
          shell(
              """
              clusters: []
              slack: {bot_token: "%s", app_token: "%s", api_url: "%s", alerts_channel: C0GONE001}
              owners: [{app: shop, slack: "%s"}]
              """
                  .formatted(
                      slack.botToken(), slack.appToken(), slack.apiUrl(), slack.channelId("ops")));
      try (var serve = new ServeProcess(shell.configuration())) {
        serve.awaitLine("slack.alerts_channel C0GONE001: does not exist, or is private");
        assertThat(serve.err()).noneMatch(it -> it.contains("owners app:shop"));
      }
    }
  }

  @Test
  void a_channel_that_cannot_be_posted_to_is_named_when_the_configuration_is_read_anew()
      throws IOException {
    try (var slack = new FakeSlack()) {
      String one =
          """
          clusters: []
          slack: {bot_token: "%s", app_token: "%s", api_url: "%s", alerts_channel: "%s"}
          """
              .formatted(
                  slack.botToken(), slack.appToken(), slack.apiUrl(), slack.channelId("ops"));
      Path file = shell(one).configuration();
      try (var serve = new ServeProcess(file)) {
        serve.awaitLine("serves ");
        Files.writeString(
            file, Files.readString(file) + "owners: [{app: shop, slack: C0GONE002}]\n");
        serve.hangUp();
        serve.awaitLine("owners app:shop C0GONE002: does not exist, or is private");
      }
    }
  }

  @Test
  void an_address_that_is_taken_ends_it() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var shell =
          new ShellRun(folder)
              .configured(
                  """
                  store: {url: "jdbc:sqlite:pgbailiff.db"}
                  clusters: []
                  http: {listen: "127.0.0.1:%d"}
                  """
                      .formatted(taken.getLocalPort()));
      try (var serve = new ServeProcess(shell.configuration())) {
        assertThat(serve.exit()).isEqualTo(2);
        assertThat(serve.err()).anyMatch(it -> it.contains("is taken by another process"));
      }
    }
  }
}
