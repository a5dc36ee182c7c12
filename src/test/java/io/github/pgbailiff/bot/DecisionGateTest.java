package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every way to a request, by people who may not go it, on a real server. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecisionGateTest {
  private static final Map<String, String> FILLED = Map.of("reason", "why not", "cluster", "prod");

  /** What a forged or an old button can say about a request. */
  private static final Set<Action> BUTTONS =
      EnumSet.complementOf(
          EnumSet.of(
              Action.PAGE,
              Action.CSV,
              Action.STEP,
              Action.REFRESH,
              Action.SHARE,
              Action.SELECT_CANCEL,
              Action.SELECT_TERMINATE,
              Action.ALERT_ACT,
              Action.ALERT_LOCKS,
              Action.ALERT_SHOW,
              Action.ALERT_USAGE,
              Action.ALERT_SNOOZE));

  private static final Set<Action> OF_ALERTS =
      EnumSet.of(
          Action.ALERT_ACT,
          Action.ALERT_LOCKS,
          Action.ALERT_SHOW,
          Action.ALERT_USAGE,
          Action.ALERT_SNOOZE);

  private String login = "";
  private String web = "";
  private String url = "";
  private Optional<PostgresSession> session = Optional.empty();
  private Optional<Office> office = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    this.login = database.bailiff();
    this.web = database.role("web");
    this.url = database.url();
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    session = Optional.of(database.session(web, "blog").run("BEGIN", "SELECT 1"));
    office = Optional.of(new Office(folder, configuration("")));
  }

  @AfterEach
  void close() {
    office.ifPresent(Office::close);
    session.ifPresent(PostgresSession::close);
  }

  private String configuration(String denied) {
    return """
    clusters:
      - {name: prod, url: "%1$s", username: %2$s, password: %3$s}
      - {name: other, url: "%1$s", username: %2$s, password: %3$s}
    slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
    people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: cat, slack: U0CAT}]
    roles:
      - {name: oncall, members: {people: [ann]}, allow: [{verbs: [read, terminate], clusters: [prod]}]%4$s}
      - {name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]%4$s}
      - {name: stranger, members: {people: [cat]}, allow: [{verbs: ["*"], clusters: [other]}]}
    rules:
      - {when: {verbs: [terminate]}, require: {confirm: true, approvals: 1, from: [dba, stranger]}}
    break_glass: {roles: [oncall]}
    """
        .formatted(url, login, PostgresDatabase.PASSWORD, denied);
  }

  private Office office() {
    return office.orElseThrow();
  }

  /** Ann asks; her request waits for her, or for others. */
  private Reply asked(boolean confirmed) {
    Reply card = office().types("ann", "terminate prod app:blog reason:\"the secret reason\"");
    return confirmed ? office().presses("ann", card, "Send for approval") : card;
  }

  private void denies(String grant) {
    office().reads(configuration(", deny: [" + grant + "]"));
  }

  private long denials() {
    return office().record().stream().filter(it -> it.contains("\"type\":\"denied\"")).count();
  }

  private Reply presses(String person, Action action, String id) {
    return office().presses(person, new Press(action, id, 1), FILLED);
  }

  private void tellsNothing(String person) {
    for (Action action : BUTTONS) {
      office().startsAgain();
      long before = denials();
      String real = Office.json(presses(person, action, "R-1"));
      String none = Office.json(presses(person, action, "R-9"));
      assertThat(real).as("%s presses %s", person, action).isEqualTo(none.replace("R-9", "R-1"));
      String asked = Office.json(office().question(person, new Press(action, "R-1", 1)));
      assertThat(asked).as("%s is asked by %s", person, action).isEqualTo(real);
      assertThat(denials() - before).as("%s on record", action).isEqualTo(3);
    }
    for (String typed :
        List.of("approve R-%d", "approve R-%d prod", "deny R-%d reason:x", "withdraw R-%d")) {
      String real = office().json(person, typed.formatted(1));
      String none = office().json(person, typed.formatted(9));
      assertThat(real).as(typed).isEqualTo(none.replace("R-9", "R-1"));
    }
    assertThat(office().json(person, "requests")).doesNotContain("R-1");
    assertThat(office().completes(person, "approve ")).isEmpty();
    assertThat(session.orElseThrow().alive()).isTrue();
  }

  @Test
  void whoever_reads_none_of_its_clusters_learns_nothing_of_a_request() {
    asked(true);
    tellsNothing("cat");
  }

  @Test
  void a_button_of_an_alert_that_one_may_not_see_tells_nothing_and_is_on_the_record() {
    for (Action action : OF_ALERTS) {
      long before = denials();
      assertThat(Office.json(presses("cat", action, "A-1"))).contains("there is no A-1");
      assertThat(denials() - before).as("%s on record", action).isEqualTo(1);
    }
    long before = denials();
    assertThat(office().json("cat", "snooze A-1")).contains("there is no A-1");
    assertThat(denials() - before).isEqualTo(1);
  }

  @Test
  void what_is_not_confirmed_is_nobody_elses() {
    asked(false);
    for (Action action : BUTTONS) {
      assertThat(Office.json(presses("bob", action, "R-1")))
          .contains("there is no R-1 that you may see")
          .doesNotContain("secret");
    }
    assertThat(office().json("bob", "approve R-1 prod")).contains("there is no R-1");
    assertThat(office().json("bob", "requests")).doesNotContain("R-1");
    assertThat(session.orElseThrow().alive()).isTrue();
  }

  @Test
  void whoever_may_not_decide_hears_who_may() {
    asked(true);
    assertThat(office().json("ann", "approve R-1 prod"))
        .contains("nobody may approve their own request; @bob, @cat may");
    assertThat(office().json("bob", "withdraw R-1"))
        .contains("only its requester ann may withdraw it; you may deny it: deny R-1 reason:…");
  }

  @Test
  void details_say_how_it_stands_and_offer_what_their_reader_may_do() {
    asked(true);
    Reply ofBob = presses("bob", Action.DETAILS, "R-1");
    assertThat(Button.of(ofBob).stream().map(Button::label)).containsExactly("Approve…", "Deny…");
    Reply ofAnn = presses("ann", Action.DETAILS, "R-1");
    assertThat(Button.of(ofAnn).stream().map(Button::label)).containsExactly("Withdraw");
    List<Finding> found = ((Reply.Report) ofBob).findings();
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().sentence().toString()).contains("R-1 waits for approval");
    assertThat(found.getLast().sentence().toString()).contains("idle in a transaction");
  }

  @Test
  void a_denial_of_everything_holds_for_every_button_and_word() {
    asked(true);
    denies("{verbs: [\"*\"]}");
    tellsNothingOrDenies("bob");
    assertThat(Office.json(presses("ann", Action.CONFIRM, "R-1"))).contains("denied");
    assertThat(Office.json(presses("ann", Action.BREAK_GLASS, "R-1"))).contains("denied");
    assertThat(Office.json(presses("ann", Action.WITHDRAW, "R-1"))).contains("denied");
    assertThat(session.orElseThrow().alive()).isTrue();
  }

  private void tellsNothingOrDenies(String person) {
    for (Action action : BUTTONS) {
      assertThat(Office.json(presses(person, action, "R-1"))).contains("that you may see");
    }
    assertThat(office().json(person, "approve R-1 prod")).contains("denied");
  }

  @Test
  void a_denial_to_decide_on_the_cluster_holds_pressed_typed_and_submitted() {
    asked(true);
    denies("{verbs: [decide], clusters: [prod]}");
    for (Action action : List.of(Action.APPROVE, Action.DENY)) {
      assertThat(Office.json(presses("bob", action, "R-1"))).contains("decide on prod");
      assertThat(Office.json(office().question("bob", new Press(action, "R-1", 1))))
          .contains("decide on prod");
    }
    for (String typed :
        List.of("approve R-1", "approve R-1 prod", "deny R-1", "deny R-1 reason:x")) {
      assertThat(office().json("bob", typed)).as(typed).contains("decide on prod");
    }
    for (Action action : List.of(Action.WITHDRAW, Action.BREAK_GLASS)) {
      assertThat(Office.json(presses("ann", action, "R-1"))).contains("decide on prod");
    }
    assertThat(office().json("ann", "withdraw R-1")).contains("decide on prod");
    assertThat(Office.json(presses("bob", Action.DETAILS, "R-1"))).contains("secret reason");
    assertThat(session.orElseThrow().alive()).isTrue();
  }

  @Test
  void an_approval_that_is_denied_by_the_time_of_execution_is_void() {
    office()
        .reads(
            configuration("")
                .replace("approvals: 1", "approvals: 2")
                .replace("[other]", "[other, prod]"));
    asked(true);
    presses("bob", Action.APPROVE, "R-1");
    office()
        .reads(
            configuration(", deny: [{verbs: [approve], clusters: [prod]}]")
                .replace("approvals: 1", "approvals: 2")
                .replace("[other]", "[other, prod]"));
    presses("cat", Action.APPROVE, "R-1");
    assertThat(Office.json(presses("ann", Action.DETAILS, "R-1")))
        .contains("refused", "its approvals no longer count");
    assertThat(session.orElseThrow().alive()).isTrue();
  }

  @Test
  void every_denial_is_on_the_record_and_what_was_denied_was_not_asked() {
    for (String typed :
        List.of("sessions prod", "audit", "terminate prod app:blog", "requests", "approve R-7")) {
      long before = denials();
      assertThat(office().json("eve", typed)).as(typed).contains("error");
      assertThat(denials() - before).as(typed).isEqualTo(1);
    }
    long before = denials();
    assertThat(office().json("cat", "audit cluster:prod")).contains("denied");
    assertThat(denials() - before).isEqualTo(1);
    assertThat(office().record()).noneMatch(it -> it.contains("\"type\":\"asked\""));
    assertThat(office().json("bob", "sessions nope")).contains("usage");
    assertThat(office().record().getLast())
        .contains("\"type\":\"misunderstood\"", "\"verb\":\"sessions\"")
        .doesNotContain("nope");
  }
}
