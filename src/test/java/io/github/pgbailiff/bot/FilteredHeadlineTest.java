package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first sentence where a filter, or what one may see, leaves out a part of those who wait or
 * hold: ann sees all, lea both users of the shop, pat only those who wait, eve only the quiet ones.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilteredHeadlineTest {
  private String login = "";
  private String web = "";
  private String cart = "";
  private String idler = "";
  private Office office;
  private PostgresSession holder;
  private List<PostgresSession> waiters;
  private PostgresSession quiet;

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.bailiff();
    web = database.role("web");
    cart = database.role("cart");
    idler = database.role("idler");
    database.execute("GRANT ALL ON DATABASE " + database.name() + " TO PUBLIC");
    database.session("maker").run("CREATE TABLE stock(i int)", "GRANT ALL ON stock TO PUBLIC");
  }

  @BeforeEach
  void open(@TempDir Path folder, PostgresDatabase database) {
    office = new Office(folder, configuration(database.url()));
    holder = database.session(web, "checkout").run("BEGIN", "LOCK TABLE stock");
    waiters = List.of(database.session(cart, "cart"), database.session(cart, "cart"));
    for (PostgresSession waiter : waiters) {
      var _ = waiter.start("SELECT * FROM stock");
      database.awaitTrue(waiter, "wait_event_type = 'Lock'");
    }
    quiet = database.session(idler, "pool").run("SELECT 1");
  }

  private String configuration(String url) {
    return """
    clusters: [{name: prod, url: "%s", username: %s, password: %s}]
    people:
      - {name: ann, slack: U0ANN}
      - {name: lea, slack: U0LEA}
      - {name: pat, slack: U0PAT}
      - {name: eve, slack: U0EVE}
    roles:
      - {name: dba, members: {people: [ann]}, allow: [{verbs: ["*"]}]}
      - {name: shop, members: {people: [lea]}, allow: [{verbs: ["*"], users: [%s, %s]}]}
      - {name: cart, members: {people: [pat]}, allow: [{verbs: ["*"], users: [%s]}]}
      - {name: pool, members: {people: [eve]}, allow: [{verbs: ["*"], users: [%s]}]}
    """
        .formatted(url, login, PostgresDatabase.PASSWORD, web, cart, cart, idler);
  }

  @AfterEach
  void close() {
    holder.run("ROLLBACK");
    waiters.forEach(PostgresSession::close);
    holder.close();
    quiet.close();
    office.close();
  }

  private static List<String> labels(Reply reply) {
    return Button.of(reply).stream().map(Button::label).toList();
  }

  private String words(String person, String line) {
    return text(office.types(person, line));
  }

  private static String text(Reply reply) {
    return new TextRenderer(100, false, View.NARROW, ZoneOffset.UTC)
        .render(reply)
        .replaceAll("\\s+", " ");
  }

  @Test
  void a_holder_is_told_with_all_that_wait_for_it_whoever_the_filter_leaves_out() {
    for (String person : List.of("ann", "lea")) {
      for (String filter : List.of("user:" + web, holder.pid() + "", "holds:1", "")) {
        Reply list = office.types(person, "sessions prod " + filter);
        assertThat(text(list))
            .as(person + " " + filter)
            .startsWith("🔴 prod: %s · checkout (%d) is idle in a".formatted(web, holder.pid()))
            .contains("and holds up 2 sessions", "holds 2");
        assertThat(labels(list)).contains("Terminate %d…".formatted(holder.pid()), "Lock tree");
      }
    }
    String some = "pid:%d,%d".formatted(holder.pid(), waiters.getFirst().pid());
    assertThat(words("lea", "sessions prod " + some)).contains("holds up 2 sessions: cart, …");
  }

  @Test
  void those_who_wait_are_told_with_whom_they_wait_behind() {
    String behind =
        "🔴 prod: 2 of these wait, behind %d \\(%s · checkout, idle in a transaction for \\w+, holds up 2\\) .*"
            .formatted(holder.pid(), web);
    for (String person : List.of("ann", "lea")) {
      for (String filter : List.of("user:" + cart, "waits:0s", "state:active wait:lock")) {
        Reply list = office.types(person, "sessions prod " + filter);
        assertThat(text(list)).as(person + " " + filter).matches(behind);
        assertThat(labels(list)).startsWith("Terminate %d…".formatted(holder.pid()), "Lock tree");
      }
    }
    assertThat(words("ann", "sessions prod " + waiters.getFirst().pid()))
        .matches(
            "🔴 prod: %s · cart \\(%d\\) waits for \\w+, behind %d \\(.*"
                .formatted(cart, waiters.getFirst().pid(), holder.pid()));
  }

  @Test
  void of_a_holder_out_of_sight_only_its_pid_is_told() {
    for (String filter : List.of("", "user:" + cart)) {
      Reply list = office.types("pat", "sessions prod " + filter);
      assertThat(text(list))
          .contains("wait, behind %d, which you may not see".formatted(holder.pid()))
          .doesNotContain("checkout", web);
      assertThat(labels(list)).startsWith("Lock tree").noneMatch(it -> it.contains("Terminate"));
    }
  }

  @Test
  void who_wants_to_cancel_what_runs_no_query_is_told_who_it_is_and_what_helps() {
    for (String person : List.of("ann", "lea")) {
      Reply none = office.types(person, "cancel prod " + holder.pid());
      assertThat(text(none))
          .startsWith("🔴 prod: %s · checkout (%d) is idle in a".formatted(web, holder.pid()))
          .contains("and holds up 2 sessions", "it runs no query, so cancelling does not help");
      assertThat(labels(none))
          .containsExactly(
              "Terminate %d…".formatted(holder.pid()), "Lock tree", "Show " + holder.pid());
      Reply card = office.presses(person, none, "Terminate %d…".formatted(holder.pid()));
      assertThat(labels(card)).contains("Confirm");
      office.presses(person, card, "Never mind");
    }
    assertThat(words("pat", "cancel prod " + holder.pid())).doesNotContain("checkout", web);
    assertThat(labels(office.types("eve", "cancel prod user:" + idler)))
        .containsExactly("Terminate %d…".formatted(quiet.pid()), "Show " + quiet.pid());
  }

  @Test
  void who_may_see_only_quiet_sessions_is_told_that_these_are_quiet() {
    Reply list = office.types("eve", "sessions prod");
    assertThat(text(list)).startsWith("🟢 prod: none of the sessions that you may see waits");
    assertThat(labels(list)).contains("Refresh");
  }

  @Test
  void a_name_that_nobody_in_sight_has_is_no_hint_at_those_who_are_hidden() {
    for (String database : List.of("shp", "postgres")) {
      assertThat(words("eve", "sessions prod/" + database))
          .startsWith("prod: no session that you may see is in database " + database)
          .doesNotContain("did you mean");
    }
    assertThat(words("eve", "sessions prod user:" + web))
        .contains("no session that you may see is of user " + web);
    assertThat(words("eve", "sessions prod user:%s state:active".formatted(web)))
        .contains("no session that you may see matches");
    assertThat(words("ann", "sessions prod/shp")).contains("no sessions match");
  }
}
