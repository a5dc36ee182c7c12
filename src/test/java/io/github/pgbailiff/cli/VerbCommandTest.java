package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.cli.ShellRun.Ended;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs read of verbs in a shell. */
@ExtendWith(PostgresExtension.class)
class VerbCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static String bailiff = "";

  @TempDir Path folder;

  private final PostgresDatabase database;

  VerbCommandTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeAll
  static void makeRole(PostgresDatabase database) {
    bailiff = database.role("bailiff", "SUPERUSER");
  }

  @BeforeEach
  void configure() {
    shell()
        .configured(
            """
            store: {url: "jdbc:sqlite:%4$s"}
            clusters:
              - {name: prod, url: "%1$s", username: "%2$s", password: "%3$s"}
              - {name: dead, url: "jdbc:postgresql://127.0.0.1:1/postgres", username: "%2$s"}
            people: [{name: ann, terminal: ann}]
            roles: [{name: dba, members: {everyone: true}, allow: [{verbs: ["*"]}]}]
            rules: [{when: {verbs: [terminate]}, require: {approvals: 1, from: [dba]}}]
            slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
            """
                .formatted(
                    database.url(), bailiff, PostgresDatabase.PASSWORD, folder.resolve("one.db")));
  }

  private ShellRun shell() {
    return new ShellRun(folder);
  }

  private Ended run(String line) {
    return shell().run(line.split(" "));
  }

  private JsonNode json(String line) {
    return JSON.readTree(run(line + " --format json").out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sessions prod page:99",
        "sessions prod limit:5 page:99",
        "sessions prod state:any limit:1 page:9999",
        "audit page:2",
        "audit limit:1000 page:2",
        "audit limit:1 page:9999",
        "requests page:2",
        "blocks page:2",
        "alerts page:2",
        "why 1 page:2",
      })
  void a_page_that_is_not_there_is_refused_in_every_format(String line) {
    for (String format : List.of("table", "json", "csv")) {
      var ended = run(line + " --format " + format);
      assertThat(ended.exit()).as(ended.out()).isEqualTo(2);
      assertThat(ended.out() + ended.err()).contains("is beyond the last page, which is ");
    }
  }

  @Test
  void the_record_is_turned_page_by_page_in_every_format() {
    for (int i = 0; i < 5; i++) {
      run("cancel prod 2000000000");
    }
    List<Long> told = new ArrayList<>();
    for (int page = 1; page <= 2; page++) {
      JsonNode events = json("audit verb:cancel limit:2 page:" + page).path("events");
      assertThat(events).hasSize(2);
      events.forEach(it -> told.add(it.path("seq").asLong()));
      assertThat(
              run("audit verb:cancel limit:2 page:%d --format csv".formatted(page)).out().lines())
          .hasSize(3);
      assertThat(run("audit verb:cancel view:wide limit:2 page:" + page).out()).contains("2 of 5");
    }
    assertThat(told).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void a_session_that_is_found_hides_no_cluster_that_does_not_answer() {
    var living = database.session("app");
    var ended = run("session prod,dead " + living.pid());
    assertThat(ended.out()).contains("dead");
    assertThat(ended.exit()).isEqualTo(run("sessions prod,dead").exit()).isEqualTo(4);
    var json = run("session prod,dead %d --format json".formatted(living.pid()));
    assertThat(json.exit()).isEqualTo(4);
    assertThat(json.err()).contains("dead");
  }

  @Test
  void background_processes_are_none_of_the_sessions_that_are_counted() {
    var living = database.session("app");
    JsonNode all = json("sessions prod type:any state:any").at("/clusters/0");
    assertThat(run("sessions prod type:checkpointer").out()).contains("1 process ·");
    JsonNode process = json("sessions prod type:checkpointer").at("/clusters/0");
    JsonNode client = json("sessions prod " + living.pid()).at("/clusters/0");
    assertThat(client.path("matched").asInt()).isOne();
    assertThat(client.path("total").asInt())
        .isPositive()
        .isLessThan(process.path("total").asInt())
        .isLessThan(all.path("total").asInt());
    assertThat(run("sessions prod " + living.pid()).out())
        .contains("1 of %d sessions".formatted(client.path("total").asInt()));
  }

  @Test
  void only_what_can_be_done_is_advised_where_nobody_would_lift_a_block() {
    String shop = database.name() + ",*";
    database.execute("CREATE ROLE \"" + shop + "\" LOGIN");
    String typed = "prod user:" + shop.replace(",", "\\,").replace("*", "\\*");
    assertThat(run("block " + typed + " for:10m --yes").err().replaceAll("\\s+", " "))
        .contains("add --wait", "leave the end open: block " + typed, "and later unblock " + typed);
    assertThat(json("block " + typed + " --yes").path("state").asString()).isEqualTo("finished");
    assertThat(run("extend B-1 for:10m --yes").err().replaceAll("\\s+", " "))
        .contains("add --wait", "leave the end open: block " + typed)
        .doesNotContain("leave for: out");
    assertThat(run("unblock " + typed + " --yes").exit()).isZero();
    database.execute("DROP ROLE \"" + shop + "\"");
  }

  @Test
  void whatever_a_block_tells_programs_in_json_stands_in_csv_too() {
    String shop = database.role("kiosk");
    for (String verb : List.of("block", "unblock")) {
      String dry = run("%s prod user:%s dry:yes --format csv".formatted(verb, shop)).out();
      assertThat(cells(dry, verb)).containsEntry("state", "dry").containsKeys("sql", "undo");
      Map<String, String> done =
          cells(run("%s prod user:%s --yes --format csv".formatted(verb, shop)).out(), verb);
      assertThat(done)
          .containsEntry("verb", verb)
          .containsEntry("state", "finished")
          .containsEntry(
              "sql", "ALTER ROLE %s %s".formatted(shop, verb.equals("block") ? "NOLOGIN" : "LOGIN"))
          .containsKeys("request", "undo", "until", "event");
      assertThat(done.get("request")).startsWith("R-");
    }
    Map<String, String> pending =
        cells(run("drain prod user:%s --yes --format csv".formatted(shop)).out(), "drain");
    assertThat(pending).containsEntry("state", "pending").containsKeys("sql", "expires_at");
  }

  /** The cells of the row of a kind, by name. */
  private static Map<String, String> cells(String csv, String kind) {
    List<String> lines = csv.lines().toList();
    String[] names = lines.getFirst().split(",", -1);
    String[] values =
        lines.stream()
            .filter(it -> it.startsWith(kind + ","))
            .findFirst()
            .orElseThrow()
            .split(",", -1);
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      cells.put(names[i], values[i]);
    }
    return cells;
  }

  @Test
  void whoever_takes_a_request_back_is_done_with_it() {
    var victim = database.session("app");
    JsonNode asked = json("terminate prod %d".formatted(victim.pid()));
    String id = asked.path("request").asString();
    assertThat(json("requests").at("/requests/0/approvals").toString())
        .isEqualTo("[{\"need\":1,\"have\":0,\"from\":[\"dba\"]}]");
    var withdrawn = run("withdraw " + id + " --format json");
    assertThat(withdrawn.exit()).isZero();
    assertThat(withdrawn.out())
        .contains("\"state\":\"withdrawn\",\"message\":\"" + id + " withdrawn by ann\"");
    assertThat(run("withdraw " + id).exit()).isEqualTo(3);
  }

  @Test
  void where_nothing_can_be_pressed_it_is_said_what_to_type() {
    var victim = database.session("app");
    String id = json("terminate prod %d".formatted(victim.pid())).path("request").asString();
    assertThat(run("requests").out()).contains("\n   withdraw " + id + "\n").doesNotContain("[1]");
    assertThat(run("withdraw " + id).exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sessions xact:9999999d", "sessions --wait 9999999d"})
  void a_duration_that_is_too_long_is_one_all_the_same(String line) {
    assertThat(run(line).err())
        .contains(
            "\"9999999d\" has more than six digits; a duration is one such as 30s, 10m, 2h or 1d");
  }

  @Test
  void what_holds_of_all_clusters_is_said_once() {
    String entry =
        "{name: %%s, url: \"%s\", username: \"%s\", password: \"%s\"}"
            .formatted(database.url(), bailiff, PostgresDatabase.PASSWORD);
    shell()
        .configured(
            """
            store: {url: "jdbc:sqlite:%s"}
            clusters: [%s, %s]
            roles: [{name: dba, members: {everyone: true}, allow: [{verbs: ["*"]}]}]
            """
                .formatted(folder.resolve("one.db"), entry.formatted("a"), entry.formatted("b")));
    assertThat(run("cancel a,b app:nobody --format json").err())
        .isEqualTo("app: no session here is called \"nobody\"\n");
  }

  @Test
  void what_makes_no_request_says_so() {
    JsonNode nothing = json("cancel prod app:nobody");
    assertThat(nothing.path("state").asString()).isEqualTo("finished");
    assertThat(nothing.has("request")).isTrue();
    assertThat(nothing.path("request").isNull()).isTrue();
    assertThat(json("cancel prod app:nobody dry:yes").path("request").isNull()).isTrue();
  }

  @Test
  void a_dry_run_of_nothing_takes_nothing() {
    Ended dry = run("unblock prod user:postgres dry:yes --format json");
    JsonNode shape = JSON.readTree(dry.out());
    assertThat(shape.at("/requires/confirm").asBoolean()).isFalse();
    assertThat(shape.path("sql")).isEmpty();
    assertThat(dry.err()).isEqualTo("role postgres on prod is open already\n");
  }

  @Test
  void where_nobody_waits_csv_has_the_columns_of_a_forest_and_no_row() {
    assertThat(run("locks prod --format csv").out())
        .startsWith("cluster,pid,usename,")
        .endsWith(",waiting,depth,reachable,error\r\n")
        .hasLineCount(1);
  }

  @Test
  void what_people_should_know_goes_to_standard_error() {
    database.session("app");
    Ended ended = run("sessions prod app:app --format json");
    assertThat(JSON.readTree(ended.out()).at("/clusters/0/matched").asInt()).isEqualTo(1);
    assertThat(ended.err()).startsWith("1 idle session is not listed");
  }

  @Test
  void a_session_on_a_cluster_that_does_not_answer_is_not_said_to_be_gone() {
    Ended ended = run("session dead 1 --format json");
    assertThat(ended.exit()).isEqualTo(4);
    assertThat(JSON.readTree(ended.out()).path("error").asString()).isEqualTo("unreachable");
    assertThat(json("session prod 4194000").path("session").isNull()).isTrue();
  }

  @Test
  void every_cluster_says_whether_it_is_reachable() {
    JsonNode clusters = json("usage").path("clusters");
    assertThat(clusters.at("/0/reachable").asBoolean()).isTrue();
    assertThat(clusters.at("/1/reachable").asBoolean(true)).isFalse();
  }

  @Test
  void events_are_documents_to_programs_and_rows_to_people() {
    Ended stranger = run("audit by:nobody");
    assertThat(stranger.exit()).isEqualTo(2);
    assertThat(stranger.err()).contains("by: nobody is called \"nobody\", now or on the record");
    assertThat(run("audit verb:block").out()).isEqualTo("no events\n");
    assertThat(json("audit limit:1").at("/events/0/command").asString()).isEqualTo("audit limit:1");
    Ended csv = run("audit limit:1 --format csv");
    assertThat(csv.out()).startsWith("seq,at,type,actor,person,verb,");
    assertThat(csv.err()).isEqualTo("1 of 4 events\n");
  }

  @Test
  void help_names_verbs_as_they_are_called() {
    assertThat(json("help").at("/verbs/0").toString())
        .startsWith("{\"verb\":\"sessions\",\"usage\":\"sessions [CLUSTER");
  }
}
