package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What limits hide, they hide whole: answers do not depend on what is out of reach. Ann may read
 * and terminate in one database, dan reads everywhere and terminates there, carl may anything but
 * with sessions of one user, bob anything at all.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HiddenSessionsTest {
  private String configuration = "";
  private String shop = "";
  private String billing = "";
  private String payroll = "";
  private Optional<PostgresDatabase> database = Optional.empty();
  private Optional<PostgresSession> open = Optional.empty();
  private Optional<PostgresSession> secret = Optional.empty();
  private Optional<Office> office = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    this.database = Optional.of(database);
    String login = database.bailiff();
    shop = database.role("shop");
    payroll = database.role("payroll");
    billing = database.name() + "_billing";
    database.execute("CREATE DATABASE " + billing + " OWNER " + payroll);
    String here = database.name();
    configuration =
        """
        clusters: [{name: prod, url: "%s", username: %s, password: %s}]
        people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: carl, slack: U0CARL}, {name: dan, slack: U0DAN}]
        roles:
          - {name: guest, members: {people: [ann]}, allow: [{verbs: [read, terminate], databases: [%s]}]}
          - {name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]}
          - {name: oncall, members: {people: [carl]}, allow: [{verbs: ["*"], users: ["!%s"]}]}
          - {name: reader, members: {people: [dan]}, allow: [{verbs: [read]}, {verbs: [terminate], databases: [%s]}]}
        """
            .formatted(database.url(), login, PostgresDatabase.PASSWORD, here, payroll, here);
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    office = Optional.of(new Office(folder, configuration));
    open = Optional.of(database().session(shop, "shop").run("BEGIN", "SELECT 'visible'"));
    secret =
        Optional.of(
            new PostgresSession(
                    database()
                        .server()
                        .connect(billing, payroll, PostgresDatabase.PASSWORD, "payroll run"))
                .run("BEGIN", "SELECT 'salaries' AS salaries"));
  }

  @AfterEach
  void close() {
    secret.ifPresent(PostgresSession::close);
    office.ifPresent(Office::close);
  }

  @AfterAll
  void drop() {
    database().execute("DROP DATABASE " + billing + " WITH (FORCE)");
  }

  private PostgresDatabase database() {
    return database.orElseThrow();
  }

  private String answer(String person, String line) {
    return office.orElseThrow().json(person, line);
  }

  /** Without what differs between any two answers. */
  private static String leaving(String answer, String typed) {
    return answer
        .replace(typed, "GUESS")
        .replaceAll("\"[a-z]+_seconds\":[0-9.]+", "\"seconds\":0")
        .replaceAll("query:[0-9]+ chars", "query")
        .replaceAll("[0-9]+ characters", "query");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query:salaries | query:nonsense",
        "app:payroll* | app:nothing*",
        "user:*payroll | user:*nothing",
        "db:*billing | db:*nothing",
        "type:client app:payroll* | type:client app:nothing*",
        "state:idle-in-txn app:payroll* | state:idle-in-txn app:nothing*",
        "wait:Client app:payroll* | wait:Client app:nothing*",
        "PID | 7777777",
        "pid:PID | pid:7777777",
      })
  void a_guess_about_what_is_out_of_reach_is_answered_as_any_other(String guesses) {
    String pid = String.valueOf(secret.orElseThrow().pid());
    String[] guess = guesses.replace("PID", pid).split(" \\| ", -1);
    for (String person : new String[] {"ann", "carl"}) {
      for (String verb :
          new String[] {
            "sessions prod", "terminate prod dry:yes", "terminate prod", "cancel prod dry:yes"
          }) {
        isNoClue(person, verb, guess);
      }
    }
    assertThat(answer("bob", "sessions prod " + guess[0])).contains("payroll run");
  }

  /** Workers of the server's own, which a pid may mean too, come and go between two answers. */
  private void isNoClue(String person, String verb, String[] guess) {
    List<String> answers = new ArrayList<>();
    await()
        .pollDelay(Duration.ZERO)
        .untilAsserted(() -> {
          String right = answer(person, verb + " " + guess[0]);
          String wrong = answer(person, verb + " " + guess[1]);
          answers.add(right.replace(guess[0], ""));
          assertThat(leaving(right, guess[0]))
              .as("%s: %s", person, verb)
              .isEqualTo(leaving(wrong, guess[1]));
        });
    assertThat(answers).allSatisfy(it -> assertThat(it).doesNotContain(payroll, "payroll run"));
  }

  @Test
  void a_session_out_of_reach_is_like_one_that_is_not_there() {
    String pid = String.valueOf(secret.orElseThrow().pid());
    String hidden = answer("ann", "session prod " + pid);
    String none = answer("ann", "session prod 1");
    assertThat(hidden.replace(pid, "1")).isEqualTo(none);
    assertThat(answer("bob", "session prod " + pid)).contains("payroll run");
  }

  @Test
  void who_may_read_a_session_learns_why_it_is_left_alone() {
    String dry = answer("dan", "terminate prod state:any dry:yes");
    assertThat(dry)
        .contains("payroll run", "no right to terminate for user " + payroll, "\"selected\"");
    assertThat(answer("ann", "terminate prod state:any dry:yes"))
        .contains("\"selected\"")
        .doesNotContain("payroll", "no right to terminate");
  }

  @Test
  void no_card_names_what_its_requester_may_not_see() {
    Reply card = office.orElseThrow().types("ann", "terminate prod state:idle-in-txn");
    assertThat(Office.json(card)).contains("\"shop\"").doesNotContain("payroll");
    Reply done = office.orElseThrow().presses("ann", card, "Confirm");
    assertThat(Office.json(done)).contains("finished").doesNotContain("payroll");
    assertThat(secret.orElseThrow().alive()).isTrue();
    assertThat(office.orElseThrow().record()).noneMatch(line -> line.contains("payroll run"));
  }

  @Test
  void numbers_are_those_of_what_somebody_may_see() {
    assertThat(answer("carl", "usage prod"))
        .contains("\"by_user\"", shop, "\"by_database\"")
        .doesNotContain(payroll, billing, "payroll run");
    assertThat(answer("ann", "usage prod"))
        .contains(database().name())
        .doesNotContain(payroll, billing);
    assertThat(answer("bob", "usage prod")).contains(payroll, billing);
  }

  @Test
  void completion_offers_names_of_what_somebody_may_see() {
    await()
        .untilAsserted(() ->
            assertThat(office.orElseThrow().completes("bob", "sessions prod user:"))
                .anyMatch(it -> it.contains(payroll)));
    assertThat(office.orElseThrow().completes("carl", "sessions prod user:"))
        .anyMatch(it -> it.contains(shop))
        .noneMatch(it -> it.contains(payroll));
    assertThat(office.orElseThrow().completes("ann", "sessions prod db:"))
        .noneMatch(it -> it.contains(billing));
  }

  @Test
  void locks_tell_of_others_only_that_they_hold_somebody_up() {
    database()
        .session("table maker")
        .run("CREATE TABLE stock(i int)", "GRANT ALL ON stock TO PUBLIC");
    database().execute("GRANT CONNECT ON DATABASE " + database().name() + " TO PUBLIC");
    try (PostgresSession holder =
            new PostgresSession(
                database()
                    .server()
                    .connect(
                        database().name(), payroll, PostgresDatabase.PASSWORD, "payroll here"));
        PostgresSession hiddenHolder = inBilling();
        PostgresSession hiddenWaiter = inBilling()) {
      holder.run("BEGIN", "LOCK TABLE stock IN ACCESS EXCLUSIVE MODE");
      hiddenHolder.run("CREATE TABLE ledger(i int)", "BEGIN", "LOCK TABLE ledger");
      var blocked = open.orElseThrow().start("SELECT * FROM stock");
      var hiddenBlocked = hiddenWaiter.start("SELECT * FROM ledger");
      database()
          .awaitTrue(
              "SELECT count(*) = 2 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname LIKE '"
                  + database().name()
                  + "%'");
      String carl = answer("carl", "locks prod");
      assertThat(carl)
          .contains("\"pid\":" + holder.pid(), shop, "stock")
          .doesNotContain(
              payroll, "payroll here", "ledger", billing, "\"pid\":" + hiddenHolder.pid());
      assertThat(answer("ann", "locks prod"))
          .contains("payroll here")
          .doesNotContain("ledger", billing, "\"pid\":" + hiddenWaiter.pid());
      assertThat(answer("bob", "locks prod")).contains("\"pid\":" + hiddenHolder.pid());
      holder.run("ROLLBACK");
      hiddenHolder.run("ROLLBACK");
      assertThat(blocked.failure()).isEmpty();
      assertThat(hiddenBlocked.failure()).isEmpty();
    }
  }

  private PostgresSession inBilling() {
    return new PostgresSession(
        database().server().connect(billing, payroll, PostgresDatabase.PASSWORD, "books"));
  }

  @Test
  void requests_and_details_are_held_to_the_right_to_read() {
    Reply card = office.orElseThrow().types("bob", "terminate prod app:\"payroll run\"");
    String id = Office.button(card, "Confirm").id();
    for (String person : new String[] {"ann", "carl", "dan"}) {
      Reply details =
          office
              .orElseThrow()
              .presses(
                  person,
                  new io.github.pgbailiff.reply.Press(
                      io.github.pgbailiff.reply.Press.Action.DETAILS, id, 1));
      assertThat(Office.json(details)).as(person).doesNotContain("payroll", "prod");
      assertThat(answer(person, "requests")).doesNotContain(id);
    }
  }
}
