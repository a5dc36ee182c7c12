package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for what nobody else could approve, and may break glass. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SoleApproverTest {
  private String url;
  private String login;
  private String web;
  private Office office;
  private PostgresSession session;

  @BeforeAll
  void build(PostgresDatabase database) {
    url = database.url();
    login = database.bailiff();
    web = database.role("web");
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    session = database.session(web, "blog").run("BEGIN", "SELECT 1");
    office = new Office(folder, configuration("ann"));
  }

  @AfterEach
  void close() {
    office.close();
    session.close();
  }

  private String configuration(String dbas) {
    return """
    clusters: [{name: prod, url: "%s", username: %s, password: %s}]
    slack: {bot_token: xoxb-1, app_token: xapp-1, approvals_channel: C0OPS0001}
    people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}]
    roles: [{name: dba, members: {people: [%s]}, allow: [{verbs: ["*"]}]}]
    rules: [{when: {verbs: [terminate]}, require: {confirm: true, approvals: 1, from: [dba]}}]
    break_glass: {roles: [dba]}
    """
        .formatted(url, login, PostgresDatabase.PASSWORD, dbas);
  }

  private static List<String> labels(Reply reply) {
    return Button.of(reply).stream().map(Button::label).toList();
  }

  private Reply asks() {
    return office.types("ann", "terminate prod app:blog reason:stuck");
  }

  @Test
  void is_told_that_nobody_else_could_and_has_no_button_that_sends_it() {
    Reply card = asks();
    assertThat(labels(card)).containsExactly("Never mind", "Break glass…");
    assertThat(card.toString())
        .contains(
            "Nobody but you is dba: only Break glass… is left, or somebody has to be added to dba");
  }

  @Test
  void does_not_send_it_with_a_button_of_another_card_either() {
    asks();
    for (Action action : List.of(Action.CONFIRM, Action.CONFIRM_WITH_REASON)) {
      var press = new Press(action, "R-1", 1);
      assertThat(Office.json(office.presses("ann", press, Map.of("reason", "stuck"))))
          .contains("\"denied\"", "add somebody else to dba");
    }
    assertThat(session.alive()).isTrue();
  }

  @Test
  void sends_it_as_soon_as_there_is_somebody_else() {
    office.reads(configuration("ann, bob"));
    assertThat(labels(asks())).contains("Send for approval");
  }

  @Test
  void is_told_by_a_dry_run_that_it_would_be_refused() {
    assertThat(office.types("ann", "terminate prod app:blog dry:yes").toString())
        .contains("dry run: nothing is done; it would terminate 1 session");
    office.reads(configuration("ann").replace("break_glass: {roles: [dba]}", ""));
    Reply dry = office.types("ann", "terminate prod app:blog dry:yes");
    assertThat(dry.toString())
        .contains("dry run: it would be refused: ", "add somebody else to dba");
    assertThat(labels(dry)).isEmpty();
    assertThat(Office.json(dry)).contains("\"state\":\"dry\"", "\"outcome\":\"selected\"");
  }

  @Test
  void goes_ahead_by_breaking_glass() {
    asks();
    var press = new Press(Action.BREAK_GLASS, "R-1", 1);
    office.presses("ann", press, Map.of("reason", "stuck", "cluster", "prod"));
    assertThat(session.alive()).isFalse();
  }
}
