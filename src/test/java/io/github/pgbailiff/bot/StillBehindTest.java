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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An act that frees nobody, since a second session holds up the same one. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StillBehindTest {
  private String login = "";
  private String web = "";
  private Office office;
  private PostgresSession first;
  private PostgresSession second;
  private PostgresSession waiter;

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.bailiff();
    web = database.role("web");
    database.execute("GRANT ALL ON DATABASE " + database.name() + " TO PUBLIC");
    database.session("maker").run("CREATE TABLE stock(i int)", "GRANT ALL ON stock TO PUBLIC");
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    office = new Office(folder, configuration(database.url(), login));
    String share = "LOCK TABLE stock IN SHARE MODE";
    first = database.session(web, "first").run("BEGIN", share);
    second = database.session(web, "second").run("BEGIN", share);
    waiter = database.session(web, "cart");
    var _ = waiter.start("INSERT INTO stock VALUES (1)");
    database.awaitTrue(waiter, "wait_event_type = 'Lock'");
  }

  private static String configuration(String url, String login) {
    return """
    clusters: [{name: prod, url: "%s", username: %s, password: %s}]
    people: [{name: ann, slack: U0ANN}, {name: cat, slack: U0CAT}]
    roles:
      - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
      - {name: lead, members: {people: [cat]}, allow: [{verbs: [read]}]}
    """
        .formatted(url, login, PostgresDatabase.PASSWORD);
  }

  @AfterEach
  void close() {
    List.of(first, second, waiter).forEach(PostgresSession::close);
    office.close();
  }

  private static List<String> labels(Reply reply) {
    return Button.of(reply).stream().map(Button::label).toList();
  }

  @Test
  void it_leads_to_whoever_they_wait_behind_now() {
    Reply asked = office.types("ann", "terminate prod " + first.pid());
    assertThat(office.presses("ann", asked, "Confirm").toString())
        .contains("0 of 1 go on; 1 still waits, now behind " + second.pid());
    Reply next = office.presses("ann", new Press(Action.END_HOLDER, "R-1", 1));
    assertThat(next.toString()).contains("terminate prod " + second.pid(), "second");
    assertThat(labels(next)).contains("Confirm");
    assertThat(office.presses("ann", next, "Confirm").toString()).contains("1 of 1 goes on");
    assertThat(office.presses("ann", new Press(Action.HOLDER_LOCKS, "R-1", 1)).toString())
        .contains("nobody waits for a lock");
  }

  @Test
  void who_may_not_end_it_may_not_with_a_button_either() {
    office.presses("ann", office.types("ann", "terminate prod " + first.pid()), "Confirm");
    assertThat(office.presses("cat", new Press(Action.END_HOLDER, "R-1", 1)).toString())
        .contains("terminate on prod: no role of yours allows it");
    assertThat(office.presses("ann", new Press(Action.END_HOLDER, "R-1", 7)).toString())
        .contains("R-1: nobody is told to wait on");
    assertThat(second.alive()).isTrue();
  }
}
