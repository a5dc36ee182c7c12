package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.BuiltInRules;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session that somebody may see, and that holds up another one that they may not: ann may all
 * with one user's sessions, bob with everybody's.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenWaitersTest {
  private String login = "";
  private String shop = "";
  private String payroll = "";
  private Office office;
  private PostgresSession holder;
  private PostgresSession waiter;
  private PostgresSession.Running blocked;

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.bailiff();
    shop = database.role("shop");
    payroll = database.role("payroll");
    database.execute("GRANT ALL ON DATABASE " + database.name() + " TO PUBLIC");
    database.session("maker").run("CREATE TABLE stock(i int)", "GRANT ALL ON stock TO PUBLIC");
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    office = new Office(folder, configuration(database.url(), login, shop));
    holder = database.session(shop, "shop").run("BEGIN", "LOCK TABLE stock");
    waiter = database.session(payroll, "payroll run");
    blocked = waiter.start("SELECT * FROM stock");
    database.awaitTrue(waiter, "wait_event_type = 'Lock'");
  }

  private static String configuration(String url, String login, String shop) {
    return """
    clusters: [{name: prod, url: "%s", username: %s, password: %s}]
    people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}]
    roles:
      - {name: limited, members: {people: [ann]}, allow: [{verbs: ["*"], users: [%s]}]}
      - {name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]}
    """
        .formatted(url, login, PostgresDatabase.PASSWORD, shop);
  }

  @AfterEach
  void close() {
    holder.run("ROLLBACK");
    assertThat(blocked.failure()).isEmpty();
    waiter.close();
    holder.close();
    office.close();
  }

  @Test
  void lists_and_sheets_count_those_in_sight() {
    assertThat(office.json("bob", "sessions prod holds:1")).contains("\"matched\":1");
    assertThat(office.json("ann", "sessions prod holds:1")).contains("\"matched\":0");
    assertThat(office.json("bob", "sessions prod held:0s")).contains("\"matched\":1");
    assertThat(office.json("ann", "sessions prod held:0s")).contains("\"matched\":0");
    assertThat(office.json("ann", "sessions prod")).contains("\"pid\":" + holder.pid());
    String pid = String.valueOf(waiter.pid());
    for (String line : List.of("sessions prod", "session prod " + holder.pid(), "locks prod")) {
      assertThat(office.json("bob", line)).as(line).contains(pid);
      assertThat(office.json("ann", line)).as(line).doesNotContain(pid, "payroll");
    }
  }

  @Test
  void numbers_are_of_those_in_sight() {
    assertThat(office.json("ann", "sessions prod type:client"))
        .contains("\"total\":1,\"matched\":1");
    assertThat(office.types("bob", "sessions prod").toString()).contains(" · 1 waiting");
    assertThat(office.types("ann", "sessions prod").toString())
        .contains("1 idle in transaction")
        .doesNotContain("1 waiting");
    assertThat(office.types("bob", "clusters").toString()).contains("1 session waits for a lock");
    assertThat(office.types("ann", "clusters").toString()).doesNotContain("for a lock");
  }

  @Test
  void a_card_names_no_more_of_them_than_its_reader_may_see() {
    Press confirm = Office.button(office.types("bob", "terminate prod " + holder.pid()), "Confirm");
    var details = new Press(Press.Action.DETAILS, confirm.id(), 1);
    assertThat(office.presses("bob", details).toString()).contains("payroll run");
    office.presses("bob", new Press(Press.Action.WITHDRAW, confirm.id(), 1));
    assertThat(office.presses("ann", details).toString()).doesNotContain("payroll");
  }

  private void alert() {
    var session =
        new Sight.Watched(
            holder.pid(),
            Instant.now(),
            Optional.of("db"),
            Optional.of(shop),
            Optional.of("shop"),
            Optional.of("idle in transaction"),
            Optional.of(60L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    var held = new Sight.Named(waiter.pid(), Optional.of("payroll"), Optional.of("payroll run"));
    var sight =
        new Sight(
            Instant.now(),
            Optional.of(session),
            List.of(held),
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("payroll holds up all"));
    office
        .program()
        .records()
        .alerts()
        .foreign("prod", BuiltInRules.all().getFirst(), Subject.key("one"), sight, false, Map.of());
  }

  @Test
  void an_alert_tells_of_its_own_session_alone() {
    alert();
    for (String line : List.of("alerts", "alerts A-1")) {
      assertThat(office.types("bob", line).toString()).as(line).contains("payroll run");
      assertThat(office.types("ann", line).toString())
          .as(line)
          .contains("A-1", "shop")
          .doesNotContain("payroll");
    }
  }

  @Test
  void a_whole_application_is_snoozed_by_whoever_sees_all_of_it() {
    alert();
    var snooze = new Press(Press.Action.ALERT_SNOOZE, "A-1", 1);
    assertThat(Office.json(office.presses("ann", snooze, Map.of("for", "app"))))
        .contains("sessions of shop on prod may be out of your sight");
    assertThat(office.record()).noneMatch(it -> it.contains("alert_snoozed"));
    assertThat(Office.json(office.presses("ann", snooze, Map.of("for", "30m"))))
        .contains("\"state\":\"snoozed\"");
    assertThat(Office.json(office.presses("bob", snooze, Map.of("for", "app"))))
        .contains("\"state\":\"snoozed\"");
  }
}
