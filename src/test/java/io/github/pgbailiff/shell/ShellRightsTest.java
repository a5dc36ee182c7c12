package io.github.pgbailiff.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.cli.ShellRun;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class ShellRightsTest {
  private static final OsUser ANN = new OsUser(987_654, "ann", true);
  private static final OsUser BOB = new OsUser(987_655, "bob", true);
  private static final OsUser ROOT = new OsUser(0, "root", true);
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
    // It is root's only when root runs the tests.
    boolean trusted = OsUser.current().isRoot();
    assertThat(approved.exit()).as(approved.toString()).isEqualTo(trusted ? 0 : 3);
    assertThat(victim.alive()).isEqualTo(!trusted);
  }

  @Test
  void whoever_can_write_it_decides_on_nothing_but_what_is_their_own() throws IOException {
    mode(shell(ANN).configuration(), "rw-r--rw-");
    var victim = database.session("app");
    var asked = shell(ANN).run("terminate", "prod", victim.pid() + "", "--yes", "--format", "json");
    String id = asked.out().replaceFirst("(?s).*\"request\":\"(R-[0-9]+)\".*", "$1");
    var approved = shell(BOB).run("approve", id, "--yes");
    assertThat(approved.exit()).isEqualTo(3);
    assertThat(approved.err()).contains("can change the configuration (by ");
    assertThat(shell(BOB).run("deny", id, "reason:no", "--yes").exit()).isEqualTo(3);
    assertThat(victim.alive()).isTrue();
    assertThat(shell(ANN).run("withdraw", id).out()).contains("withdrawn");
  }

  @Test
  void root_writes_everything_and_decides_all_the_same() {
    assertThat(rights(ROOT, false).objection(Optional.empty())).isEmpty();
  }

  @Test
  void root_of_a_user_namespace_is_nobody() {
    var anybody = new OsUser(0, "root", false);
    assertThat(rights(anybody, false).objection(Optional.empty()).orElse(""))
        .contains("the kernel does not vouch for root");
    assertThat(rights(anybody, false).actor().id()).isEqualTo("root?");
    assertThat(rights(anybody, true).actor().id()).isEqualTo("root");
  }

  @Test
  void the_account_of_serve_may_own_the_configuration_unless_it_decides_itself()
      throws IOException {
    mode(shell(ANN).configuration(), "rw-r--r--");
    long owner = OsUser.current().uid();
    assertThat(rights(BOB, false).objection(Optional.of(owner))).isEmpty();
    var serve = new OsUser(owner, "pgbailiff", true);
    if (!serve.isRoot()) {
      assertThat(rights(serve, false).objection(Optional.of(owner))).isPresent();
      assertThat(rights(BOB, false).objection(Optional.empty())).isPresent();
    }
  }

  @Test
  void a_third_account_s_configuration_proves_nothing() throws IOException {
    mode(shell(ANN).configuration(), "rw-rw-r--");
    assertThat(rights(BOB, false).objection(Optional.of(OsUser.current().uid())).orElse(""))
        .contains("others than root", "can change the configuration");
  }

  @Test
  void a_store_of_one_user_is_nobody_elses_affair() throws IOException {
    mode(shell(ANN).configuration(), "rw-rw-rw-");
    assertThat(rights(ANN, true).objection(Optional.empty())).isEmpty();
  }

  private ShellRights rights(OsUser user, boolean ownStore) {
    var silent = new PrintStream(OutputStream.nullOutputStream());
    return new ShellRights(
        new Shell(Map.of(), folder, List.of(), user, "shell-1", silent, silent),
        shell(user).configuration(),
        ownStore);
  }
}
