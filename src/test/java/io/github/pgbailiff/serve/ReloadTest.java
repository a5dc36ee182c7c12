package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations that change under a program at work. */
@ExtendWith(PostgresExtension.class)
class ReloadTest {
  private static String bailiff = "";
  private static String second = "";
  private static String kept = "";
  private static String shut = "";
  private static String still = "";

  private final Path folder;
  private final PostgresDatabase database;
  private final ReloadStage stage;

  ReloadTest(PostgresDatabase database, @TempDir Path folder) {
    this.database = database;
    this.folder = folder;
    this.stage = new ReloadStage(folder, people(1) + "clusters: []\n");
  }

  @BeforeAll
  static void makeRoles(PostgresDatabase database) {
    bailiff = database.role("bailiff", "SUPERUSER");
    second = database.role("second", "SUPERUSER");
    kept = database.role("kept");
    shut = database.role("shut");
    still = database.role("still");
  }

  @BeforeEach
  void begin() {
    stage.reads(configuration(1, cluster("prod", bailiff)));
  }

  @AfterEach
  void end() {
    stage.close();
    database.closeSessions();
  }

  private static String people(int approvals) {
    return """
    people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: cat, slack: U0CAT}]
    roles:
      - {name: oncall, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
      - {name: dba, members: {people: [bob, cat]}, allow: [{verbs: ["*"]}]}
    slack:
      bot_token: xoxb-1
      app_token: xapp-1
      approvals_channel: C0OPS0001
      audit_channel: C0AUDIT01
    rules:
      - {when: {verbs: [terminate, block]}, require: {approvals: %d, from: [dba]}}
    watch:
      every: 1s
      rules:
        - name: forgotten
          sessions: "state:idle-in-txn app:sleeper"
          for: 1s
          clusters: [prod*]
          channels: {slack: C0OPS0001}
    """
        .formatted(approvals);
  }

  private String cluster(String name, String role) {
    return "  - {name: %s, url: \"%s\", username: %s, password: test}\n"
        .formatted(name, database.url(), role);
  }

  private static String configuration(int approvals, String... clusters) {
    return people(approvals) + "clusters:\n" + String.join("", clusters);
  }

  private String connections(String role) {
    return database
        .query("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + role + "'")
        .getFirst();
  }

  @Test
  void what_begins_after_it_goes_by_the_new_one_and_pools_that_are_gone_close() {
    stage.reads(configuration(1, cluster("prod", bailiff), cluster("extra", second)));
    assertThat(stage.json("ann", "sessions extra")).contains("\"reachable\":true");
    assertThat(connections(second)).isNotEqualTo("0");

    stage.reads(configuration(1, cluster("prod", bailiff)));

    assertThat(stage.json("ann", "sessions extra")).contains("is none of prod");
    await().atMost(Duration.ofSeconds(60)).until(() -> connections(second).equals("0"));
    assertThat(connections(bailiff)).isNotEqualTo("0");
    assertThat(stage.recorded("configuration_loaded").getLast())
        .contains("\"clusters_gone\":[\"extra\"]", "\"host\":\"stage\"")
        .containsPattern("\"hash\":\"[0-9a-f]{64}\"");
  }

  @Test
  void of_a_bad_one_nothing_is_taken() {
    stage.reads(configuration(1, cluster("prod", bailiff), "  - {name: x, url: y}\n"));

    assertThat(stage.reload().isTaken()).isFalse();
    assertThat(stage.reload().note())
        .hasValue("the one that was read last has problems (1) and is not in use, see the log");
    assertThat(stage.json("ann", "sessions prod")).contains("\"reachable\":true");
    assertThat(stage.notices())
        .singleElement()
        .asString()
        .startsWith("the configuration of stage cannot be used, the one of before stays:\nline ")
        .contains("clusters[1].url: \"y\" is not a URL such as");

    stage.reads(configuration(1, cluster("prod", bailiff)));
    assertThat(stage.reload().isTaken()).isTrue();
    assertThat(stage.reload().note()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# being written", "clusters:\n", "http: {listen: \"127.0.0.1:0\"}\n"})
  void a_file_that_is_cut_off_before_there_is_anything_in_it_is_a_bad_one(String beginning) {
    stage.reads(beginning);
    assertThat(stage.reload().isTaken()).isFalse();
    assertThat(stage.json("ann", "sessions prod")).contains("\"reachable\":true");
    assertThat(stage.notices()).singleElement().asString().contains("neither a cluster nor a role");
  }

  @Test
  void what_needs_a_restart_is_named_and_stays_as_it_was() {
    stage.reads(
        configuration(1, cluster("prod", bailiff))
            + "http: {listen: \"127.0.0.1:1\"}\naudit: {anchor_every: 5m, reads: true}\n");

    assertThat(stage.reload().note())
        .hasValue("needs a restart for http.listen, audit.anchor_every");
    assertThat(stage.json("ann", "sessions prod")).contains("\"reachable\":true");
    assertThat(stage.recorded("read")).isNotEmpty();
    assertThat(stage.recorded("configuration_loaded").getLast())
        .contains("\"needs_restart\":[\"http.listen\",\"audit.anchor_every\"]");
  }

  @Test
  void an_open_request_keeps_the_stricter_of_both_rules() {
    PostgresSession one = database.session(kept, "shop");
    assertThat(stage.json("ann", "terminate prod app:shop")).contains("\"state\":\"pending\"");

    stage.reads(configuration(2, cluster("prod", bailiff)));

    assertThat(stage.json("bob", "approve R-1 prod")).contains("\"state\":\"pending\"");
    assertThat(one.alive()).isTrue();
    stage.types("cat", "approve R-1 prod");
    stage.awaitFinished("R-1");
    await().until(() -> !one.alive());

    PostgresSession other = database.session(kept, "shop");
    assertThat(stage.json("ann", "terminate prod app:shop")).contains("\"state\":\"pending\"");
    stage.reads(configuration(1, cluster("prod", bailiff)));
    assertThat(stage.json("bob", "approve R-2 prod")).contains("\"state\":\"pending\"");
    assertThat(other.alive()).isTrue();
    stage.types("cat", "approve R-2 prod");
    stage.awaitFinished("R-2");
    await().until(() -> !other.alive());
  }

  @Test
  void a_request_whose_role_is_gone_says_so() {
    String rules =
        configuration(1, cluster("prod", bailiff))
            .replace("from: [dba]}", "from: [dba], within: 3s}");
    stage.reads(rules);
    database.session(kept, "shop");
    assertThat(stage.json("ann", "terminate prod app:shop")).contains("\"state\":\"pending\"");

    stage.reads(rules.replace("dba", "admins"));

    String gone = "the configuration has no role dba any more";
    assertThat(stage.json("bob", "approve R-1 prod")).contains("\"state\":\"pending\"");
    assertThat(stage.json("cat", "approve R-1 prod"))
        .contains("what is missing is 1 of dba; " + gone + ", so nobody may approve it");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(stage.why("R-1")).contains("only 1 of 2 approvals came within 3s; " + gone));
  }

  @Test
  void a_block_with_an_end_on_a_cluster_that_is_gone_is_told() {
    stage.reads(configuration(0, cluster("prod", bailiff), cluster("extra", second)));
    stage.types("ann", "block extra user:" + shut + " for:1h");
    stage.awaitFinished("R-1");

    stage.reads(configuration(0, cluster("prod", bailiff)));

    assertThat(stage.notices())
        .filteredOn(it -> it.startsWith("B-1 on extra, whose time is up in "))
        .singleElement()
        .asString()
        .endsWith("is lifted by nobody: the configuration does not name extra any more");
  }

  @Test
  void a_request_about_a_cluster_that_is_gone_is_not_carried_out() {
    PostgresSession one = database.session(kept, "shop");
    stage.reads(configuration(1, cluster("prod", bailiff), cluster("extra", second)));
    assertThat(stage.json("ann", "terminate extra app:shop")).contains("\"state\":\"pending\"");

    stage.reads(configuration(1, cluster("prod", bailiff)));

    assertThat(stage.json("bob", "approve R-1 extra")).doesNotContain("\"outcome\":\"ended\"");
    assertThat(one.alive()).isTrue();
  }

  @Test
  void files_are_read_when_they_have_settled() throws Exception {
    stage.watchesFiles();
    String next = configuration(1, cluster("prod", bailiff), cluster("extra", second));
    String whole = "store: {url: \"jdbc:sqlite:store.db\"}\n" + next;
    for (int i = 0; i < 8; i++) {
      Files.writeString(stage.file(), whole.substring(0, whole.length() * i / 8));
      int piece = i;
      await().pollDelay(Duration.ofMillis(150)).until(() -> piece >= 0);
      assertThat(stage.reload().isTaken()).isTrue();
    }
    Files.writeString(stage.file(), whole);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stage.json("ann", "sessions extra").contains("\"reachable\":true"));

    Files.delete(stage.file());
    await().atMost(Duration.ofSeconds(60)).until(() -> !stage.reload().isTaken());
    assertThat(stage.json("ann", "sessions extra")).contains("\"reachable\":true");
  }

  @Test
  void files_of_clusters_come_and_go_also_through_links_that_mounts_swap() throws Exception {
    Path mount = Files.createDirectories(folder.resolve("clusters.d"));
    link(mount, "1", cluster("extra", second));
    Files.createSymbolicLink(mount.resolve("shop.yaml"), Path.of("..data/shop.yaml"));
    stage.reads(
        configuration(1, cluster("prod", bailiff)) + "clusters_from: [\"clusters.d/*.yaml\"]\n");
    assertThat(stage.json("ann", "sessions extra")).contains("\"reachable\":true");
    stage.watchesFiles();

    link(mount, "2", cluster("other", second));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stage.json("ann", "sessions other").contains("\"reachable\":true"));
    assertThat(stage.json("ann", "sessions extra")).contains("is none of prod, other");
    Files.delete(mount.resolve("shop.yaml"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stage.json("ann", "sessions other").contains("is none of prod"));
  }

  /** As Kubernetes mounts a secret: another folder, and one link that leads there in one step. */
  private static void link(Path mount, String version, String text) throws Exception {
    Path data = Files.createDirectories(mount.resolve("..v" + version));
    Files.writeString(data.resolve("shop.yaml"), text);
    Path fresh = Files.createSymbolicLink(mount.resolve("..fresh"), data.getFileName());
    Files.move(
        fresh,
        mount.resolve("..data"),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void under_load_nothing_is_cut_off() throws Exception {
    for (int i = 0; i < 5; i++) {
      database.session(kept, "victim");
    }
    PostgresSession sleeper = database.session(still, "sleeper");
    sleeper.run("BEGIN");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stage.json("ann", "alerts").contains("\"state\":\"open\""));
    stage.types("ann", "terminate prod app:victim gently:4s");
    stage.types("ann", "block prod user:" + kept + " for:5s");
    stage.types("bob", "approve R-2 prod");
    stage.awaitFinished("R-2");
    var failures = new AtomicInteger();
    var done = new AtomicInteger();
    var last = new AtomicReference<>("");
    var over = new AtomicBoolean();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String who : List.of("ann", "bob", "cat")) {
        people.execute(() -> {
          while (!over.get()) {
            Reply reply = stage.types(who, "sessions prod");
            done.incrementAndGet();
            if (reply.exit().code() != 0) {
              failures.incrementAndGet();
              last.set(reply.toString());
            }
          }
        });
      }
      try {
        executedWhileReloaded();
      } finally {
        over.set(true);
      }
    }
    assertThat(failures).as(last.get()).hasValue(0);
    assertThat(done).hasValueGreaterThan(50);
    assertThat(stage.json("ann", "alerts"))
        .contains("\"alert\":\"A-1\"", "\"state\":\"open\"")
        .doesNotContain("A-2");
  }

  /** Carries out the first request, and waits for the end of the block, under changing rules. */
  private void executedWhileReloaded() throws Exception {
    var executed =
        CompletableFuture.runAsync(() -> {
          stage.types("cat", "approve R-1 prod");
          stage.awaitFinished("R-1");
        });
    int reloads = 0;
    while (!executed.isDone() || reloads < 20) {
      String[] clusters =
          reloads % 2 == 0
              ? new String[] {cluster("prod", bailiff), cluster("extra", second)}
              : new String[] {cluster("prod", bailiff)};
      stage.reads(configuration(1, clusters));
      int next = ++reloads;
      await().pollDelay(Duration.ofMillis(200)).until(() -> next > 0);
    }
    executed.get();
    assertThat(stage.ended("R-1")).isEqualTo(5);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            database
                .query("SELECT rolcanlogin FROM pg_roles WHERE rolname = '" + kept + "'")
                .equals(List.of("t")));
  }

  /** Configurations under which nobody would tell that the sleeper is awake again. */
  private List<String> withoutTheRule() {
    String as = configuration(1, cluster("prod", bailiff));
    return List.of(
        configuration(1, cluster("other", bailiff)),
        as.replace("name: forgotten", "name: another").replace("app:sleeper", "app:nobody"),
        as.replace("clusters: [prod*]", "clusters: [test*]"),
        as.replaceFirst("(?s)watch:.*(?=clusters:\\n)", "watch: {every: 1s, rules: []}\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void an_alert_that_nobody_watches_for_any_more_is_over_and_says_so(int without) {
    PostgresSession sleeper = database.session(still, "sleeper");
    sleeper.run("BEGIN");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stage.json("ann", "alerts").contains("\"state\":\"open\""));

    stage.reads(withoutTheRule().get(without));
    assertThat(stage.reload().isTaken()).isTrue();

    await().atMost(Duration.ofSeconds(60)).until(() -> !alert().stands());
    assertThat(alert().endedBy()).hasValue("a change of the configuration: nobody watches for it");
  }

  @Test
  void an_alert_that_stands_is_not_called_over_since_its_rule_offers_nothing_any_more() {
    PostgresSession sleeper = database.session(still, "sleeper");
    sleeper.run("BEGIN");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stage.json("ann", "alerts").contains("\"state\":\"open\""));
    var press = new Press(Press.Action.ALERT_ACT, "A-1", 1);
    assertThat(stage.does("ann", new Invocation.Input.Pressed(press, Map.of())).toString())
        .contains(
            "A-1: rule forgotten offers no act any more; terminate prod %d asks for it all the same"
                .formatted(sleeper.pid()));
  }

  private Alert alert() {
    return stage.live().now().records().alerts().find(1).orElseThrow();
  }
}
