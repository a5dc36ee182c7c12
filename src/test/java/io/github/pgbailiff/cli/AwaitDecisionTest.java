package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
class AwaitDecisionTest {
  private PostgresDatabase database;
  private String bailiff;
  private PostgresSession victim;
  private static final JsonMapper JSON = new JsonMapper();

  private ShellRun shell;
  private Path folder;

  @BeforeAll
  void makeRole(PostgresDatabase database) {
    this.database = database;
    this.bailiff = database.role("bailiff", "SUPERUSER");
  }

  @BeforeEach
  void configure(@TempDir Path folder) {
    this.folder = folder;
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
                  - when: {verbs: [terminate, block, unblock, drain]}
                    require: {approvals: 1, from: [dba], reason: true, reason_pattern: "[A-Z]+-[0-9]+", within: 2s}
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
  void whoever_waits_hears_that_nobody_sees_the_card() {
    try (Store store = Stores.open(SqliteStores.in(folder))) {
      var waiting = CompletableFuture.supplyAsync(() -> terminate("reason:INC-42", "--wait", "1m"));
      var announcements = new Announcements(store, InstantSource.system());
      await()
          .until(() -> {
            List<Announcement> due = announcements.claim("slack", 10);
            due.forEach(announcements::giveUp);
            return !due.isEmpty();
          });
      assertThat(waiting.join().err())
          .containsOnlyOnce(
              "pgbailiff cannot post in slack channel C0OPS0001, so nobody sees its card")
          .contains("Whoever may: approve R-1, deny R-1");
    }
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

  @Test
  void what_becomes_of_a_request_stands_in_csv_as_in_json() {
    String shop = database.role("kiosk");
    String shut = database.role("shut");
    database.execute("ALTER ROLE " + shut + " NOLOGIN");
    for (String asked :
        List.of(
            "terminate prod " + victim.pid(),
            "block prod user:" + shop,
            "unblock prod user:" + shut,
            "drain prod user:" + shop)) {
      String verb = asked.substring(0, asked.indexOf(' '));
      String line = asked + " reason:INC-42 --yes --format csv";
      assertThat(row(run(line).out(), verb)).containsEntry("state", "pending");
      assertThat(row(run(line + " --wait 1m").out(), verb))
          .containsEntry("state", "expired")
          .hasEntrySatisfying("message", it -> assertThat(it).contains("nobody decided"));
    }
  }

  @Test
  void every_fact_of_a_request_that_is_taken_back_stands_in_csv_too() {
    String shop = database.role("stall");
    for (String asked : List.of("terminate prod " + victim.pid(), "block prod user:" + shop)) {
      String line = asked + " reason:INC-42 --yes --format csv";
      String verb = asked.substring(0, asked.indexOf(' '));
      String first = row(run(line).out(), verb).get("request");
      Map<String, String> csv = row(run("withdraw " + first + " --format csv").out(), verb);
      String second = row(run(line).out(), verb).get("request");
      JsonNode json = JSON.readTree(run("withdraw " + second + " --format json").out());
      assertThat(csv).containsEntry("state", "withdrawn").containsEntry("reason", "INC-42");
      assertThat(csv.get("message")).isEqualTo(first + " withdrawn by ann");
      json.properties().stream()
          .filter(it -> it.getValue().isValueNode())
          .forEach(it -> assertThat(csv).as(it.getKey()).containsKey(it.getKey()));
    }
  }

  private ShellRun.Ended run(String line) {
    return shell.run(line.split(" "));
  }

  /** The row of a kind, by name. */
  private static Map<String, String> row(String csv, String kind) {
    List<String> lines = csv.lines().toList();
    List<String> names = List.of(lines.getFirst().split(",", -1));
    String[] values =
        lines.stream()
            .filter(it -> it.startsWith(kind + ","))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no row of " + kind + ": " + csv))
            .split(",", -1);
    return names.stream()
        .collect(Collectors.toMap(it -> it, it -> values[names.indexOf(it)], (one, _) -> one));
  }
}
