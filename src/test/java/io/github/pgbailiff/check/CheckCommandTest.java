package io.github.pgbailiff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.cli.ShellRun;
import io.github.pgbailiff.shell.OsUser;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class CheckCommandTest {
  private static final String STORE = "store: {url: \"jdbc:sqlite:pgbailiff.db\"}\n";

  private static String bailiff = "";

  @TempDir Path folder;

  private final PostgresDatabase database;

  CheckCommandTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeAll
  static void makeRole(PostgresDatabase database) {
    bailiff = database.bailiff();
  }

  private String cluster(String name) {
    return "  - {name: %s, url: \"%s\", username: \"%s\", password: \"%s\"}\n"
        .formatted(name, database.url(), bailiff, PostgresDatabase.PASSWORD);
  }

  private ShellRun shell(String yaml) {
    return new ShellRun(folder).configured(STORE + yaml);
  }

  @Test
  void what_is_well_is_said_to_be_and_warnings_are_no_failure() {
    var shell =
        shell(
            """
            clusters:
            %speople: [{name: ann, terminal: ann}]
            roles: [{name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
            rules: [{when: {verbs: [terminate]}, require: {confirm: true}}]
            """
                .formatted(cluster("prod")));
    var ended = shell.run("check");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("ok       store: jdbc:sqlite:")
        .contains("ok       cluster prod: reachable, PostgreSQL")
        .contains("warning  cluster prod: blocking: functions of schema pgbailiff are missing")
        .contains("→ run the script of: pgbailiff grants")
        .contains("0 errors, ");
  }

  @Test
  void programs_get_findings_with_what_level_message_and_fix() {
    var ended = shell("clusters: []\n").run("check", "--format", "json");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .startsWith(
            "{\"findings\":[{\"what\":\"clusters\",\"level\":\"warning\",\"message\":\"none is"
                + " configured\",\"fix\":\"list your servers under clusters\"}")
        .contains("\"level\":\"ok\"", "\"fix\":null}");
  }

  @Test
  void a_cluster_that_does_not_answer_is_an_error() {
    var shell =
        shell("clusters: [{name: gone, url: \"jdbc:postgresql://127.0.0.1:1/postgres\"}]\n");
    var ended = shell.run("check");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("error    cluster gone: ")
        .contains("→ see the url of that entry");
  }

  @Test
  void a_store_that_cannot_be_opened_is_an_error_among_the_others() throws IOException {
    Files.createDirectory(folder.resolve("pgbailiff.db"));
    var ended = shell("clusters: []\n").run("check");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("error    store: ").contains("warning  clusters: none");
  }

  @Test
  void two_entries_for_one_server_are_noticed() {
    database.execute("GRANT EXECUTE ON FUNCTION pg_control_system() TO " + bailiff);
    var shell = shell("clusters:\n" + cluster("prod") + cluster("shop"));
    assertThat(shell.run("check").out()).contains("prod, shop are one and the same server");
    database.execute("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM " + bailiff);
  }

  @Test
  void what_would_be_told_nowhere_is_said() {
    var shell =
        shell(
            """
            watch: {rules: [{name: gone, unreachable: true}]}
            hooks: [{name: am, token: long-enough-for-a-token}]
            """);
    assertThat(shell.run("check").out())
        .contains("warning  watch.rules gone: what it finds is told nowhere")
        .contains("warning  hooks am: what it finds is told nowhere")
        .contains("warning  hooks am: only what names a cluster itself is taken");
  }

  @Test
  void what_the_watch_would_tell_now_is_said() {
    try (var slack = new FakeSlack();
        var stuck = database.session(database.role("web"), "stuck")) {
      stuck.run("BEGIN", "SELECT 1");
      var shell =
          shell(
              """
              clusters:
              %sslack: {bot_token: "%s", app_token: "%s", api_url: "%s", alerts_channel: %s}
              watch: {rules: [{name: idle, sessions: "state:idle-in-txn app:stuck", for: 1h}]}
              """
                  .formatted(
                      cluster("prod"),
                      slack.botToken(),
                      slack.appToken(),
                      slack.apiUrl(),
                      slack.channelId("ops")));
      assertThat(shell.run("check").out())
          .contains("ok       watch prod: rule idle would tell: ")
          .contains("stuck (" + stuck.pid() + ") is idle in a transaction");
      stuck.run("COMMIT");
      assertThat(shell.run("check").out()).contains("watch: no rule would tell anything now");
    }
  }

  @Test
  void what_the_watch_cannot_tell_is_said() {
    String mute = database.role("mute");
    database.execute("ALTER ROLE " + mute + " SET track_activities = off");
    try (var slack = new FakeSlack();
        var silent = database.session(mute, "silent")) {
      var shell =
          shell(
              """
              clusters:
              %sslack: {bot_token: "%s", app_token: "%s", api_url: "%s", alerts_channel: %s}
              watch: {rules: [{name: idle, sessions: "state:idle-in-txn app:silent"}]}
              """
                  .formatted(
                      cluster("prod"),
                      slack.botToken(),
                      slack.appToken(),
                      slack.apiUrl(),
                      slack.channelId("ops")));
      assertThat(shell.run("check").out().replaceAll("\\s+", " "))
          .contains(
              "warning watch prod: rule idle: prod: of 1 session it cannot be told whether it matches state:,"
                  + " track_activities is off there: %s · silent (%d)"
                      .formatted(mute, silent.pid()),
              "RESET track_activities");
    }
  }

  @Test
  void a_configuration_that_reaches_nothing_is_noticed() {
    var shell =
        shell(
            """
            clusters: [{name: gone, url: "jdbc:postgresql://127.0.0.1:1/postgres"}]
            people: [{name: ann, terminal: ann}]
            roles:
              - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"], clusters: ["prod-*"]}]}
              - {name: empty, members: {}, allow: [{verbs: [read], clusters: ["prod-*"]}]}
              - {name: oncall, members: {slack_usergroups: [S0ONCALL1]}, allow: [{verbs: [block], clusters: ["prod-*"]}]}
            rules:
              - {when: {verbs: [terminate], clusters: ["prod-*"]}, require: {approvals: 2, from: [dba]}}
              - {when: {clusters: ["prod-*"]}, require: {}}
            """);
    assertThat(shell.run("check").out())
        .contains("warning  roles.dba: \"prod-*\" matches no cluster")
        .contains("warning  roles.empty: nobody is in it")
        .contains("warning  roles.oncall: its slack_usergroups count for nothing")
        .contains("warning  cluster gone: no role allows anything there")
        .contains("warning  cluster gone: no rule is about it")
        .contains("warning  rules[0]: \"prod-*\" matches no cluster")
        .contains("error    rules[0]: asks for 2 approvals from dba, which 1 people can give")
        .contains("warning  rules[0]: asks for approvals, and nobody but this machine's user")
        .contains("warning  rules[1]: asks for nothing");
  }

  @Test
  void words_of_rules_that_no_change_goes_by_are_noticed() {
    var shell =
        shell(
            """
            clusters: [{name: gone, url: "jdbc:postgresql://127.0.0.1:1/postgres"}]
            people: [{name: ann, terminal: ann}]
            roles: [{name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}]
            rules:
              - {when: {verbs: [sessions]}, require: {confirm: true}}
              - {when: {verbs: [terminate, read, extend]}, require: {confirm: true}}
              - {when: {verbs: ["*", cancel, block, unblock, drain]}, require: {confirm: true}}
            """);
    assertThat(shell.run("check").out())
        .contains("warning  rules[0]: no change goes by sessions: the rule never applies to it")
        .contains("warning  rules[1]: no change goes by read")
        .contains("warning  rules[1]: no change goes by extend")
        .doesNotContain("goes by terminate", "rules[2]");
  }

  @Test
  void approvers_who_could_not_approve_are_noticed() {
    var shell =
        shell(
            """
            clusters:
              - {name: gone, url: "jdbc:postgresql://127.0.0.1:1/postgres"}
              - {name: lost, url: "jdbc:postgresql://127.0.0.1:2/postgres"}
            people: [{name: ann, terminal: ann}]
            roles:
              - {name: blind, members: {people: [ann]}, allow: [{verbs: [terminate]}, {verbs: [read], clusters: [lost]}]}
              - {name: denied, members: {people: [ann]}, allow: [{verbs: ["*"]}], deny: [{verbs: [decide], clusters: [gone]}]}
              - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
            rules:
              - {when: {clusters: [gone]}, require: {approvals: 1, from: [blind, denied, dba]}}
              - {when: {clusters: [lost]}, require: {approvals: 1, from: [blind, denied, dba]}}
            """);
    assertThat(shell.run("check").out())
        .contains("warning  rules[0]: role blind may read none of its clusters")
        .contains("warning  rules[0]: role denied may read none of its clusters, or decide on none")
        .doesNotContain("rules[0]: role dba", "rules[1]: role");
  }

  @Test
  void secrets_that_everybody_can_read_are_noticed() throws IOException {
    var shell =
        shell(
            "clusters: [{name: a, url: \"jdbc:postgresql://127.0.0.1:1/a\", password: s3cret}]\n");
    mode(shell.configuration(), "rw-r--r--");
    assertThat(shell.run("check").out()).contains("holds secrets, and every user");
    mode(shell.configuration(), "rw-r-----");
    assertThat(shell.run("check").out()).doesNotContain("holds secrets").doesNotContain("s3cret");
    var environment = new ShellRun(folder, OsUser.current(), java.util.Map.of("SECRET", "s3cret"));
    environment.configured(
        "clusters: [{name: a, url: \"jdbc:postgresql://127.0.0.1:1/a\", password:"
            + " \"${env:SECRET}\"}]\n");
    mode(shell.configuration(), "rw-r--r--");
    assertThat(environment.run("check").out()).doesNotContain("holds secrets");
  }

  @Test
  void every_file_that_secrets_come_from_is_looked_at() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("more.yaml"),
            "[{name: a, url: '%s', password: x}]".formatted(database.url()));
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    var shell =
        shell(
            """
            clusters_from: [more.yaml]
            clusters: [{name: b, url: "%s", password: "${file:secret}"}]
            """
                .formatted(database.url()));
    mode(list, "rw-r--r--");
    mode(secret, "rw-r--r--");
    assertThat(shell.run("check", "--format", "json").out())
        .contains(list + " holds secrets, and every user of this machine can read it")
        .contains(secret + " is read for a secret, and every user of this machine can read it")
        .contains("\"fix\":\"chmod o= " + secret + "\"");
    mode(list, "rw-r-----");
    mode(secret, "rw-------");
    assertThat(shell.run("check").out()).doesNotContain("every user of this machine");
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void the_chats_are_asked_for_everything_that_is_named_in_them() {
    try (var slack = new FakeSlack();
        var discord = new FakeDiscord()) {
      slack.scope("files:write", false);
      var shell =
          shell(
              """
              clusters: []
              slack: {bot_token: "%s", app_token: "%s", api_url: "%s", audit_channel: C0NOWHERE}
              discord: {token: "%s", guilds: ["%s"], api_url: "%s"}
              people: [{name: ann, slack: U0NOWHERE, discord: "80351110224670000"}]
              roles:
                - name: dba
                  members: {slack_usergroups: [S0GONE001], discord_roles: ["41771983423140000"]}
                  allow: [{verbs: [read]}]
              """
                  .formatted(
                      slack.botToken(),
                      slack.appToken(),
                      slack.apiUrl(),
                      discord.token(),
                      discord.guildId(),
                      discord.apiUrl()));
      var ended = shell.run("check");
      assertThat(ended.exit()).isEqualTo(1);
      assertThat(ended.out())
          .contains("lacks the scope files:write")
          .contains("user group S0GONE001: does not exist")
          .contains("people.ann: U0NOWHERE does not exist in this workspace")
          .contains("slack.audit_channel C0NOWHERE: does not exist")
          .contains("people.ann: 80351110224670000 is in no configured guild")
          .contains("role 41771983423140000: no configured guild has it");
      assertThat(ended.out().lines())
          .anyMatch(line ->
              line.contains("https://discord.com/oauth2/authorize?client_id=")
                  && line.contains("permissions="));
    }
  }
}
