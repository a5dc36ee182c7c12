package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.cli.ShellRun.Ended;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(run("audit by:nobody").out())
        .isEqualTo("no events\nby: nobody among people is called \"nobody\"\n");
    assertThat(json("audit limit:1").at("/events/0/command").asString()).isEqualTo("audit limit:1");
    Ended csv = run("audit limit:1 --format csv");
    assertThat(csv.out()).startsWith("seq,at,type,actor,person,verb,");
    assertThat(csv.err()).isEqualTo("1 of 3 events\n");
  }

  @Test
  void help_names_verbs_as_they_are_called() {
    assertThat(json("help").at("/verbs/0").toString())
        .startsWith("{\"verb\":\"sessions\",\"usage\":\"sessions [CLUSTER");
  }
}
