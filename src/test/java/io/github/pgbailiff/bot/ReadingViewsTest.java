package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What somebody on call reads and presses, with one session that holds up another. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadingViewsTest {
  private Optional<PostgresDatabase> database = Optional.empty();
  private Optional<PostgresSession> holder = Optional.empty();
  private Optional<PostgresSession> waiter = Optional.empty();
  private Optional<Office> office = Optional.empty();
  private String configuration = "";
  private String web = "";
  private String wiki = "";

  @BeforeAll
  void build(PostgresDatabase database) {
    this.database = Optional.of(database);
    String login = database.bailiff();
    web = database.role("web");
    wiki = database.name() + "_wiki";
    database.execute("CREATE DATABASE %s OWNER %s".formatted(wiki, login));
    database
        .session("maker")
        .run(
            "CREATE TABLE stock (sku int PRIMARY KEY, qty int)",
            "INSERT INTO stock VALUES (1, 1)",
            "GRANT ALL ON stock TO " + web);
    String cluster =
        "{name: %%s, url: \"%%s\", username: %s, password: %s}"
            .formatted(login, PostgresDatabase.PASSWORD);
    configuration =
        """
        clusters: [%s, %s]
        slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
        people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: cat, slack: U0CAT}]
        roles:
          - {name: oncall, members: {people: [ann, bob]}, allow: [{verbs: ["*"]}]}
          - name: lead
            members: {people: [cat]}
            allow: [{verbs: [read], clusters: [prod]}]
            deny: [{verbs: [terminate], databases: [nowhere]}]
        rules:
          - {when: {verbs: [cancel]}, require: {approvals: 1, from: [oncall], reason: true}}
        """
            .formatted(
                cluster.formatted("prod", database.url()),
                cluster.formatted(
                    "far", database.url().replace("/" + database.name(), "/" + wiki)));
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    office = Optional.of(new Office(folder, configuration));
    String change = "UPDATE stock SET qty = qty - 1 WHERE sku = 1";
    holder = Optional.of(database().session(web, "checkout").run("BEGIN", change));
    waiter = Optional.of(database().session(web, "cart"));
    var _ = waiter.get().start(change);
    database()
        .awaitTrue(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid = %d)"
                .formatted(waiter.get().pid()));
  }

  @AfterAll
  void drop() {
    database().execute("DROP DATABASE " + wiki);
  }

  @AfterEach
  void close() {
    holder.ifPresent(PostgresSession::close);
    waiter.ifPresent(PostgresSession::close);
    office.ifPresent(Office::close);
  }

  private PostgresDatabase database() {
    return database.orElseThrow();
  }

  private Office office() {
    return office.orElseThrow();
  }

  private int holds() {
    return holder.orElseThrow().pid();
  }

  private int waits() {
    return waiter.orElseThrow().pid();
  }

  private static String text(Reply reply) {
    return new TextRenderer(100, false, View.NARROW, ZoneOffset.UTC).render(reply);
  }

  private static List<String> labels(Reply reply) {
    return Button.of(reply).stream().map(Button::label).toList();
  }

  private String sessions() {
    return "sessions prod app:checkout,cart";
  }

  @Test
  void a_right_to_signal_that_is_missing_is_told_before_anybody_confirms() {
    String login = database().name() + "_bailiff";
    String missing = "pgbailiff lacks pg_signal_backend on prod";
    assertThat(words("ann", "terminate prod app:cart dry:yes")).doesNotContain(missing);
    database().execute("REVOKE pg_signal_backend FROM " + login);
    assertThat(words("ann", "terminate prod app:cart dry:yes")).contains(missing);
    database().execute("GRANT pg_signal_backend TO " + login);
  }

  @Test
  void a_circle_of_waiters_has_a_culprit_too_that_is_none_of_those_it_holds_up() {
    database().execute("ALTER ROLE %s SET deadlock_timeout = '10min'".formatted(web));
    try (PostgresSession left = database().session(web, "left").run("BEGIN", lock(1));
        PostgresSession right = database().session(web, "right").run("BEGIN", lock(2))) {
      var _ = left.start(lock(2));
      var _ = right.start(lock(1));
      database()
          .awaitTrue(
              "SELECT count(*) = 2 FROM pg_locks WHERE NOT granted AND pid IN (%d, %d)"
                  .formatted(left.pid(), right.pid()));
      String circle =
          "(left|right) \\(\\d+\\) runs a query for \\ds and holds up 1 session:"
              + " (?!\\1)(left|right);"
              + " it waits itself, for (%d|%d)".formatted(left.pid(), right.pid());
      for (String verb : List.of("sessions prod app:left,right", "locks prod")) {
        assertThat(words("ann", verb)).containsPattern(circle);
      }
    } finally {
      database().execute("ALTER ROLE %s RESET deadlock_timeout".formatted(web));
    }
  }

  private static String lock(int key) {
    return "SELECT pg_advisory_xact_lock(4711, " + key + ")";
  }

  @Test
  void the_culprit_is_in_the_first_sentence_with_the_next_steps_below_it() {
    Reply list = office().types("ann", sessions());
    assertThat(text(list).replaceAll("\\s+", " "))
        .startsWith(
            "🔴 prod: %s · checkout (%d) is idle in a transaction for ".formatted(web, holds()))
        .contains("and holds up 1 session: cart")
        .contains(holds() + " idle-txn ", "holds 1")
        .contains(waits() + " waits ", "< " + holds() + " stock");
    assertThat(labels(list))
        .containsExactly(
            "Terminate %d…".formatted(holds()),
            "Lock tree",
            "Show " + holds(),
            "Refresh",
            "Show to channel",
            "CSV");
  }

  @Test
  void the_button_below_the_sentence_asks_to_end_the_session_that_was_seen() {
    Reply list = office().types("ann", sessions());
    Reply card = office().presses("ann", list, "Terminate %d…".formatted(holds()));
    assertThat(text(card)).contains("" + holds());
    office().presses("ann", card, "Confirm");
    await().atMost(Duration.ofSeconds(60)).until(() -> !holder.orElseThrow().alive());
    assertThat(waiter.orElseThrow().alive()).isTrue();
  }

  @Test
  void a_button_of_an_old_list_says_that_another_transaction_has_begun() {
    Reply list = office().types("ann", sessions());
    holder.orElseThrow().run("COMMIT", "BEGIN", "SELECT 1");
    Reply late = office().presses("ann", list, "Terminate %d…".formatted(holds()));
    assertThat(text(late)).contains("another transaction");
    assertThat(labels(late)).doesNotContain("Confirm");
    assertThat(holder.orElseThrow().alive()).isTrue();
  }

  @Test
  void steps_are_for_whoever_asked_and_lead_where_they_say() {
    Reply list = office().types("ann", sessions());
    assertThat(text(office().presses("bob", list, "Lock tree"))).contains("or was");
    assertThat(Office.json(office().presses("ann", list, "Lock tree"))).contains("\"roots\"");
    assertThat(Office.json(office().presses("ann", list, "Show " + holds())))
        .contains("\"waiters\":[%d]".formatted(waits()));
    assertThat(labels(office().presses("ann", list, "Refresh"))).isEqualTo(labels(list));
    assertThat(office().presses("ann", list, "CSV")).isInstanceOf(Reply.Attachment.class);
    Reply shared = office().presses("ann", list, "Show to channel");
    assertThat(shared).isInstanceOf(Reply.Presented.class);
    assertThat(text(shared)).contains("🔴 prod").doesNotContain("Terminate");
  }

  @Test
  void idle_sessions_of_a_user_who_has_no_others_are_listed() {
    String lone = database().role("lone");
    try (PostgresSession idle = database().session(lone, "pool").run("SELECT 1")) {
      assertThat(text(office().types("ann", "sessions prod user:" + lone)))
          .contains(idle.pid() + " idle ");
    }
  }

  private String words(String person, String line) {
    return text(office().types(person, line)).replaceAll("\\s+", " ");
  }

  @Test
  void sessions_say_first_that_a_prepared_transaction_holds_up_a_queue() {
    String gid = "orphan of " + database().name();
    String lock = "SELECT pg_advisory_xact_lock(4713)";
    database().session("gone").run("BEGIN", lock, "PREPARE TRANSACTION '" + gid + "'");
    try (PostgresSession late = database().session("late")) {
      late.start(lock);
      database().awaitTrue(late, "wait_event_type = 'Lock'");
      Reply told = office().types("ann", "sessions prod app:late");
      assertThat(text(told).replaceAll("\\s+", " "))
          .startsWith(
              "🔴 prod: the prepared transaction \"%s\" in %s holds up 1 session: late; only"
                  .formatted(gid, database().name()));
      assertThat(labels(told)).contains("Lock tree");
      database().session("mender").run("ROLLBACK PREPARED '" + gid + "'");
    }
  }

  @Test
  void the_lock_tree_says_first_who_is_at_its_root_and_names_the_table() {
    Reply locks = office().types("ann", "locks prod");
    assertThat(text(locks).replaceAll("\\s+", " "))
        .startsWith("🔴 prod: %s · checkout (%d) is idle in a transaction".formatted(web, holds()))
        .contains("● " + holds() + " idle-txn")
        .contains("holds 1 stock │ row")
        .contains("└─ %d waits".formatted(waits()), "stock row");
    assertThat(labels(locks)).contains("Terminate root %d…".formatted(holds()), "Show " + holds());
  }

  @Test
  void one_session_is_told_by_what_it_does_holds_and_waits_for() {
    Reply waiting = office().types("ann", "session prod " + waits());
    assertThat(text(waiting).replaceAll("\\s+", " "))
        .startsWith("🔴 prod: %s · cart (%d) waits for ".formatted(web, waits()))
        .contains(" behind " + holds())
        .contains("it holds locks on stock");
    assertThat(labels(waiting))
        .containsSubsequence(
            "Cancel query…", "Terminate…", "Show " + holds(), "Lock tree", "Refresh");
    assertThat(words("ann", "session prod " + holds())).contains("and holds up 1 session: cart");
  }

  @Test
  void a_card_names_the_table_of_another_database_and_no_index() {
    String card = words("ann", "terminate far " + holds());
    assertThat(card.replace("┃ ", ""))
        .contains("holds locks on stock (RowExclusive); holds up 1: cart");
  }

  @Test
  void a_card_says_once_why() {
    String card = words("ann", "terminate prod %d reason:\"so \\\"stuck\\\"\"".formatted(holds()));
    assertThat(card).contains("Why: so \"stuck\"").doesNotContain("reason:");
  }

  @Test
  void a_session_that_has_ended_is_told_by_what_ended_it() {
    Reply card =
        office().types("ann", "terminate prod %d reason:\"checkout is down\"".formatted(holds()));
    office().presses("ann", card, "Confirm");
    await().atMost(Duration.ofSeconds(60)).until(() -> !holder.orElseThrow().alive());
    String ended = "R-1: ann asked .*\\(checkout is down\\), %d on prod ended.*".formatted(holds());
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(words("ann", "session prod " + holds())).matches(ended));
    assertThat(words("ann", "why " + holds())).matches(ended);
    assertThat(words("ann", "audit request:R-1"))
        .matches(
            "R-1: ann asked to terminate on prod .* \\(checkout is down\\), %d ended. Record .*"
                .formatted(holds()));
  }

  @Test
  void a_search_of_the_record_that_cannot_match_says_so() {
    assertThat(words("ann", "audit cluster:prd by:Bob"))
        .contains("no cluster is called \"prd\", now or on the record; did you mean prod?")
        .contains("nobody is called \"Bob\", now or on the record; did you mean bob?");
    assertThat(words("ann", "audit request:17")).contains("\"17\" is not the id of a request");
    assertThat(words("ann", "audit request:r-1")).doesNotContain("is not the id");
  }

  @Test
  void clusters_and_usage_begin_with_a_sentence() {
    assertThat(words("ann", "clusters")).startsWith("🔴 prod: 1 session waits for a lock");
    assertThat(words("ann", "usage prod")).contains("connections are in use");
  }

  @Test
  void what_stands_blocked_is_a_sentence_that_sessions_and_clusters_repeat() {
    Reply asked =
        office().types("ann", "block prod db:%s for:1h reason:\"wiki upgrade\"".formatted(wiki));
    office().presses("ann", asked, "Confirm");
    Reply blocks = office().types("ann", "blocks");
    assertThat(text(blocks).replaceAll("\\s+", " "))
        .contains(
            "B-1: database %s on prod is shut until ".formatted(wiki),
            "in 60 min, by ann (wiki upgrade)");
    assertThat(labels(blocks)).containsSubsequence("Reopen…", "+30m", "Refresh");
    assertThat(words("ann", "sessions prod")).contains("B-1: database " + wiki);
    assertThat(words("ann", "clusters")).contains("B-1: database " + wiki);
    Reply longer = office().presses("ann", blocks, "+30m");
    office().presses("ann", longer, "Confirm");
    assertThat(words("ann", "blocks")).contains("in 90 min");
    Reply open = office().presses("ann", office().types("ann", "blocks"), "Reopen…");
    office().presses("ann", open, "Confirm");
    assertThat(words("ann", "blocks")).contains("no standing blocks");
  }

  @Test
  void a_block_of_a_role_in_a_database_is_reopened_by_its_button() {
    Reply asked = office().types("ann", "block prod db:%s user:public".formatted(wiki));
    office().presses("ann", asked, "Confirm");
    Reply open = office().presses("ann", office().types("ann", "blocks"), "Reopen…");
    office().presses("ann", open, "Confirm");
    assertThat(words("ann", "blocks")).contains("no standing blocks");
  }

  @Test
  void an_open_request_is_a_sentence_for_whoever_may_decide() {
    Reply sent = office().types("ann", "cancel prod %d reason:\"too slow\"".formatted(waits()));
    assertThat(sent.request()).contains("R-1");
    Reply requests = office().types("bob", "requests");
    assertThat(text(requests).replaceAll("\\s+", " "))
        .contains("R-1: ann asks to cancel the query of 1 session on prod", "too slow")
        .contains("0 of 1 approvals, oncall may decide (bob); closes");
    assertThat(labels(requests)).containsSubsequence("Approve…", "Deny…", "Details");
    assertThat(labels(office().types("ann", "requests")))
        .contains("Withdraw")
        .doesNotContain("Approve…");
  }

  @Test
  void help_has_few_lines_and_whoever_greets_gets_it() {
    Reply help = office().types("ann", "help");
    assertThat(labels(help)).containsExactly("Sessions", "Locks", "Requests");
    assertThat(text(help)).contains("look", "act", "decide", "ask why", "more");
    for (String greeting : List.of("hi", "?", "status", "Hello")) {
      assertThat(text(office().types("ann", greeting))).isEqualTo(text(help));
    }
  }

  @Test
  void who_has_no_role_is_told_whom_to_ask() {
    for (String line : List.of("sessions prod", "help", "whoami")) {
      assertThat(words("eve", line))
          .contains(
              "You have no role here. oncall can give you one: @ann, @bob. You are slack:U0EVE");
    }
    assertThat(labels(office().types("eve", "help"))).isEmpty();
    assertThat(words("cat", "terminate prod " + holds()))
        .contains("it takes one of: oncall (@ann, @bob)");
    assertThat(labels(office().types("cat", sessions())))
        .doesNotContain("Terminate %d…".formatted(holds()));
    assertThat(words("cat", "whoami"))
        .contains("you may read on prod (lead)", "on no cluster may you terminate");
  }

  @Test
  void what_everybody_reads_says_who_asked() {
    assertThat(words("ann", "sessions prod client:127.0.0.1 app:checkout public:yes"))
        .contains("ann asked: sessions prod app:checkout …");
    assertThat(words("ann", "sessions prod app:nobody-at-all")).contains("no sessions match");
    assertThat(words("ann", "requests")).contains("no open requests");
  }
}
