package io.github.pgbailiff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.PostgresDatabase;
import io.github.pgbailiff.testing.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class ShellRightsTest {
  private static final OsUser ANN = new OsUser(987_654, "ann", Set.of());
  private static final OsUser BOB = new OsUser(987_655, "bob", Set.of());
  private static final OsUser ROOT = new OsUser(0, "root", Set.of());
  private static String bailiff = "";

  @TempDir Path folder;

  private final PostgresDatabase database;

  ShellRightsTest(PostgresDatabase database) {
    this.database = database;
  }

  @BeforeAll
  static void makeRole(PostgresDatabase database) {
    bailiff = database.role("bailiff", "SUPERUSER");
  }

  private ShellRun shell(OsUser user) {
    return new ShellRun(folder, user, Map.of());
  }

  @BeforeEach
  void configure() throws IOException {
    shell(ANN)
        .configured(
            """
            store: {url: "%1$s", username: "%2$s", password: "%3$s"}
            clusters: [{name: prod, url: "%1$s", username: "%2$s", password: "%3$s"}]
            people: [{name: ann, terminal: ann}, {name: bob, terminal: bob}]
            roles: [{name: dba, members: {everyone: true}, allow: [{verbs: ["*"]}]}]
            rules: [{when: {verbs: [terminate]}, require: {approvals: 1, from: [dba]}}]
            slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
            """
                .formatted(database.url(), bailiff, PostgresDatabase.PASSWORD));
    mode(folder, "rwxr-xr-x");
    mode(folder.resolve("config"), "rwxr-xr-x");
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void whoever_cannot_write_the_configuration_approves_what_others_asked_for() throws IOException {
    mode(shell(ANN).configuration(), "rw-r--r--");
    var victim = database.session("app");
    var asked = shell(ANN).run("terminate", "prod", victim.pid() + "", "--yes", "--format", "json");
    assertThat(asked.exit()).isEqualTo(5);
    String id = asked.out().replaceFirst("(?s).*\"request\":\"(R-[0-9]+)\".*", "$1");
    var approved = shell(BOB).run("approve", id, "--yes");
    assertThat(approved.exit()).as(approved.toString()).isZero();
    assertThat(victim.alive()).isFalse();
  }

  @Test
  void whoever_can_write_it_decides_on_nothing_but_what_is_their_own() throws IOException {
    mode(shell(ANN).configuration(), "rw-r--rw-");
    var victim = database.session("app");
    var asked = shell(ANN).run("terminate", "prod", victim.pid() + "", "--yes", "--format", "json");
    String id = asked.out().replaceFirst("(?s).*\"request\":\"(R-[0-9]+)\".*", "$1");
    var approved = shell(BOB).run("approve", id, "--yes");
    assertThat(approved.exit()).isEqualTo(3);
    assertThat(approved.err()).contains("bob can change the configuration (by ");
    assertThat(shell(BOB).run("deny", id, "reason:no", "--yes").exit()).isEqualTo(3);
    assertThat(victim.alive()).isTrue();
    assertThat(shell(ANN).run("withdraw", id).out()).contains("withdrawn");
  }

  @Test
  void root_writes_everything_and_decides_all_the_same() {
    assertThat(ShellRights.objection(ROOT, shell(ROOT).configuration(), false)).isEmpty();
  }

  @Test
  void a_store_of_one_user_is_nobody_elses_affair() throws IOException {
    mode(shell(ANN).configuration(), "rw-rw-rw-");
    assertThat(ShellRights.objection(ANN, shell(ANN).configuration(), true)).isEmpty();
  }
}
