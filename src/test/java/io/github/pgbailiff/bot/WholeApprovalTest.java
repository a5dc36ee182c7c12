package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A request for sessions of two users, before an approver who may read one of them and one who may
 * read both: nobody answers for more than they were shown.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeApprovalTest {
  private String login = "";
  private String user = "";
  private String other = "";
  private Office office;
  private PostgresSession shop;
  private PostgresSession payroll;
  private Press approve = new Press(Press.Action.APPROVE, "R-1", 1);

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.bailiff();
    user = database.role("shop");
    other = database.role("payroll");
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    shop = database.session(user, "work 1");
    payroll = database.session(other, "work 2");
    office =
        new Office(
            folder,
            """
            clusters: [{name: prod, url: "%s", username: %s, password: %s}]
            people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: lim, slack: U0LIM}]
            roles:
              - {name: dev, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
              - {name: dba, members: {people: [bob]}, allow: [{verbs: [read]}]}
              - {name: part, members: {people: [lim]}, allow: [{verbs: [read], users: [%s]}]}
            rules:
              - {when: {verbs: [terminate]}, require: {approvals: 1, from: [dba, part]}}
            slack: {bot_token: "xoxb-1", app_token: "xapp-1", approvals_channel: C0OPS0001}
            """
                .formatted(database.url(), login, PostgresDatabase.PASSWORD, user));
  }

  private void asks(String filter) {
    assertThat(office.json("ann", "terminate prod state:any " + filter)).contains("R-1");
    long version = office.program().records().requests().find("R-1").orElseThrow().version();
    approve = new Press(Press.Action.APPROVE, "R-1", version);
  }

  @AfterEach
  void close() {
    payroll.close();
    shop.close();
    office.close();
  }

  @Test
  void who_sees_a_part_of_it_cannot_approve_it() {
    asks("app:\"work *\"");
    String why = "approving takes the right to read all of it, on every cluster";
    assertThat(Office.json(office.question("lim", approve))).contains(why);
    assertThat(Office.json(office.presses("lim", approve))).contains(why);
    assertThat(office.json("lim", "approve " + approve.id() + " prod")).contains(why);
    assertThat(shop.alive() && payroll.alive()).isTrue();
    assertThat(Office.json(office.question("bob", approve))).contains("2 sessions");
    assertThat(Office.json(office.presses("bob", approve))).contains("finished");
    assertThat(shop.alive() || payroll.alive()).isFalse();
  }

  @Test
  void who_sees_all_of_it_can_though_their_limits_hide_others() {
    asks("app:\"work 1\"");
    assertThat(Office.json(office.question("lim", approve))).contains("1 session");
    assertThat(Office.json(office.presses("lim", approve))).contains("finished");
  }
}
