package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs of what would break glass: ann may, and bob may not. */
@ExtendWith(PostgresExtension.class)
class DryGlassTest {
  private static String login = "";
  private static String shop = "";

  private final PostgresSession session;
  private final Office office;

  DryGlassTest(PostgresDatabase database, @TempDir Path folder) {
    session = database.session(shop, "blog").run("BEGIN", "SELECT 1");
    office =
        new Office(
            folder,
            """
            clusters:
              - {name: prod, url: "%s", username: %s, password: %s}
              - {name: twin, url: "%1$s", username: %2$s, password: %3$s}
            slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
            people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}]
            roles:
              - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
              - {name: oncall, members: {people: [bob]}, allow: [{verbs: ["*"]}]}
            rules:
              - {when: {verbs: [terminate]}, require: {confirm: true, approvals: 1, from: [dba, oncall], reason: true, reason_pattern: "INC-[0-9]+"}}
            break_glass: {roles: [dba]}
            """
                .formatted(database.url(), login, PostgresDatabase.PASSWORD));
  }

  @BeforeAll
  static void makeRoles(PostgresDatabase database) {
    login = database.role("bailiff", "IN ROLE pg_signal_backend, pg_read_all_stats");
    shop = database.role("shop");
  }

  @AfterEach
  void close() {
    office.close();
    session.close();
  }

  @Test
  void what_is_left_of_the_requirements_is_shown() {
    String dry =
        office.json("ann", "terminate prod app:blog break-glass:prod reason:INC-1 dry:yes");
    assertThat(dry)
        .contains(
            "\"state\":\"dry\"",
            "\"outcome\":\"selected\"",
            "\"requires\":{\"confirm\":false,\"reason\":true,\"approvals\":[]}");
    assertThat(office.types("ann", "terminate prod app:blog break-glass:prod reason:INC-1 dry:yes"))
        .asString()
        .contains(
            "a reason, a reason that contains INC-[0-9]+; it goes ahead at once without 1 approval of dba or oncall",
            "announced in the channel and the audit channel, and marked on the record");
    assertThat(office.json("ann", "terminate prod app:blog dry:yes"))
        .contains("\"requires\":{\"confirm\":true,\"reason\":true,\"approvals\":[{\"need\":1,");
    assertThat(session.alive()).isTrue();
  }

  @Test
  void whatever_is_wrong_is_refused_as_the_real_one_would_be() {
    for (String wrong :
        List.of(
            "bob terminate prod app:blog break-glass:prod reason:INC-1",
            "ann terminate prod app:blog break-glass:twin reason:INC-1",
            "ann terminate prod app:blog break-glass:prod",
            "ann terminate prod app:blog break-glass:prod reason:stuck",
            "ann terminate prod,twin app:blog break-glass:prod reason:INC-1")) {
      String person = wrong.substring(0, 3);
      Reply dry = office.types(person, wrong.substring(4) + " dry:yes");
      Reply real = office.types(person, wrong.substring(4));
      assertThat(dry).as(wrong).isInstanceOf(Reply.Refusal.class);
      assertThat(Office.json(dry)).as(wrong).contains("break-glass: ").isEqualTo(Office.json(real));
    }
    assertThat(session.alive()).isTrue();
  }
}
