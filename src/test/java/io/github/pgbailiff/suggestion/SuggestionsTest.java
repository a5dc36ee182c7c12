package io.github.pgbailiff.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.bot.Office;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bob may do anything, carl only read what is of one user. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SuggestionsTest {
  private String login = "";
  private String shop = "";
  private String payroll = "";
  private Optional<Office> office = Optional.empty();
  private Optional<PostgresSession> holder = Optional.empty();
  private Optional<PostgresSession> waiter = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.bailiff();
    shop = database.role("shop");
    payroll = database.role("payroll");
  }

  @BeforeEach
  void open(PostgresDatabase database, @TempDir Path folder) {
    office = Optional.of(new Office(folder, configuration(database)));
    holder =
        Optional.of(
            database
                .session(payroll, "payroll run with a name that is long")
                .run("BEGIN", "SELECT pg_advisory_xact_lock(7)"));
    waiter = Optional.of(database.session(shop, "shop front"));
    var _ = waiter.orElseThrow().start("SELECT pg_advisory_xact_lock(7)");
    database.awaitTrue(
        "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = '"
            + shop
            + "'");
  }

  private String configuration(PostgresDatabase database) {
    return """
    clusters:
      - {name: prod, url: "%s", username: %s, password: %s}
      - {name: dead, url: "jdbc:postgresql://127.0.0.1:1/postgres", username: x, password: x}
    slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
    people:
      - {name: bob, slack: U0BOB}
      - {name: carl, slack: U0CARL}
      - {name: dan, slack: U0DAN}
    roles:
      - {name: dba, members: {people: [bob, dan]}, allow: [{verbs: ["*"]}]}
      - {name: reader, members: {people: [carl]}, allow: [{verbs: [read, terminate], clusters: [prod], users: [%s]}]}
    rules:
      - {when: {verbs: [terminate]}, require: {approvals: 1, from: [dba]}}
    """
        .formatted(database.url(), login, PostgresDatabase.PASSWORD, shop);
  }

  @AfterEach
  void close() {
    holder.ifPresent(PostgresSession::close);
    waiter.ifPresent(PostgresSession::close);
    office.ifPresent(Office::close);
  }

  private List<Suggestion> offered(String person, String line) {
    return office.orElseThrow().suggestions(person, line);
  }

  private String about(String person, String line, int pid) {
    return offered(person, line).stream()
        .filter(it -> it.word().equals(String.valueOf(pid)))
        .map(Suggestion::about)
        .findFirst()
        .orElse("not offered");
  }

  @Test
  void the_first_keystroke_completes_names_and_pids_with_what_they_do() {
    assertThat(offered("bob", "sessions prod user:"))
        .extracting(Suggestion::word)
        .contains("user:" + shop, "user:" + payroll);
    int pid = holder.orElseThrow().pid();
    assertThat(offered("bob", "terminate prod ").getFirst().word()).isEqualTo(String.valueOf(pid));
    assertThat(about("bob", "terminate prod ", pid))
        .matches("\\S+ payroll ru…t is long idle-txn \\d+s holds 1");
    assertThat(about("bob", "terminate prod ", waiter.orElseThrow().pid()))
        .matches("\\S+ shop front waits \\d+s < " + pid);
  }

  @Test
  void a_reader_with_limits_is_offered_what_they_may_see_and_no_trace_of_the_rest() {
    assertThat(offered("carl", "sessions prod user:"))
        .extracting(Suggestion::word)
        .contains("user:" + shop)
        .doesNotContain("user:" + payroll);
    int pid = holder.orElseThrow().pid();
    for (String line : List.of("terminate prod ", "terminate prod " + pid, "terminate prod pay")) {
      assertThat(offered("carl", line))
          .noneMatch(
              it -> it.line().contains(String.valueOf(pid)) || it.line().contains("payroll"));
    }
    assertThat(about("carl", "terminate prod ", waiter.orElseThrow().pid()))
        .matches("\\S+ shop front waits \\d+s");
  }

  @Test
  void a_stranger_is_offered_nothing_but_what_everybody_may_ask() {
    assertThat(offered("eve", "terminate prod ")).isEmpty();
    assertThat(offered("eve", "sessions ")).isEmpty();
    assertThat(offered("eve", "")).extracting(Suggestion::word).contains("help", "whoami");
  }

  @Test
  void several_clusters_are_told_apart_and_a_dead_one_takes_nothing_away() {
    assertThat(about("bob", "why ", holder.orElseThrow().pid())).startsWith("prod ");
    assertThat(offered("bob", "sessions dead ")).extracting(Suggestion::word).contains("user:");
  }

  @Test
  void an_open_request_says_what_it_is() {
    Reply asked =
        office
            .orElseThrow()
            .types("bob", "terminate prod " + holder.orElseThrow().pid() + " reason:stuck");
    assertThat(Office.json(asked)).contains("pending");
    assertThat(offered("bob", "withdraw "))
        .extracting(Suggestion::about)
        .containsExactly("terminate 1 session on prod, asked by bob");
    assertThat(offered("dan", "approve ").getFirst().word()).isEqualTo("R-1");
    assertThat(offered("carl", "withdraw ")).noneMatch(it -> it.line().contains("R-1"));
  }
}
