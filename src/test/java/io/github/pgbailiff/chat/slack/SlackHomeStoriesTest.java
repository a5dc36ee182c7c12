package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.Product;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.slack.FakeSlackPerson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Home tab and the forms with the whole program behind them. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
final class SlackHomeStoriesTest {
  private String login = "";
  private String user = "";
  private Optional<ChatOnSlack> chat = Optional.empty();
  private Optional<Product> product = Optional.empty();
  private Optional<PostgresSession> session = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    login = database.bailiff();
    user = database.role("web");
  }

  @BeforeEach
  void open(PostgresDatabase database, @TempDir Path folder) {
    chat = Optional.of(new ChatOnSlack());
    product =
        Optional.of(
            new Product(
                folder,
                Map.of(
                    "URL", database.url(), "LOGIN", login, "PASSWORD", PostgresDatabase.PASSWORD),
                SqliteStores.in(folder),
                List.of(chat.get())));
    session = Optional.of(database.session(user, "checkout").run("BEGIN", "SELECT 1"));
  }

  @AfterEach
  void close() {
    session.ifPresent(PostgresSession::close);
    product.ifPresent(Product::close);
    chat.ifPresent(ChatOnSlack::close);
  }

  private FakeSlackPerson as(String name) {
    return chat.orElseThrow().slack().as(name);
  }

  @Test
  void a_stranger_learns_who_they_are_and_whom_to_ask_and_nothing_else() {
    FakeSlackPerson eve = as("eve").opensHome().homeShows("You have no role here.");
    assertThat(eve.home())
        .contains("Ask dba (@bob, @cat) for one. You are slack:U0EVE0001")
        .doesNotContain("prod", "Clusters", "Refresh");
    eve.shortcut("find_session").isAsked("There is no cluster on which you may do this");
  }

  @Test
  void what_waits_is_decided_from_the_home_tab() {
    int pid = session.orElseThrow().pid();
    as("ann").types("/pg terminate prod " + pid + " reason:\"stuck, INC-42\"");
    as("ann").presses("Send for approval").sees("R-1");
    FakeSlackPerson bob = as("bob").opensHome().homeShows("ann asks: terminate 1 session on prod");
    assertThat(bob.home()).contains("stuck, INC-42", "you have no open requests", "prod: ");
    as("ann").opensHome().homeShows("nothing waits for you");
    assertThat(as("ann").home()).contains("R-1");
    bob.pressesAtHome("Approve…").isAsked("[Approve]").fills(Map.of());
    await().until(() -> !session.orElseThrow().alive());
    bob.homeShows("nothing waits for you");
  }

  @Test
  void whoever_loses_the_role_while_the_tab_is_open_decides_nothing() {
    int pid = session.orElseThrow().pid();
    as("ann").types("/pg terminate prod " + pid + " reason:\"stuck, INC-42\"");
    as("ann").presses("Send for approval").sees("R-1");
    FakeSlackPerson bob = as("bob").opensHome().homeShows("ann asks: terminate 1 session on prod");
    product.orElseThrow().takes("dba", "bob");
    bob.pressesAtHome("Approve…");
    if (bob.isAsked() && bob.view().has("submit")) {
      bob.fills(Map.of());
    }
    // Look-ups of the same moment are shared.
    await().until(() -> bob.opensHome().home().startsWith("You have no role here."));
    assertThat(session.orElseThrow().alive()).isTrue();
  }

  @Test
  void a_session_is_found_by_what_it_is() {
    int pid = session.orElseThrow().pid();
    FakeSlackPerson ann = as("ann").shortcut("find_session").isAsked("Find a session");
    assertThat(ann.offered("Cluster", "")).contains("prod");
    ann.chooses("Cluster", "prod");
    await().until(() -> ann.offered("Session", "checkout").size() == 1);
    assertThat(ann.offered("Session", "checkout").getFirst())
        .startsWith(pid + " ")
        .contains("checkout", "idle-txn");
    ann.chooses("Session", "checkout").fills(Map.of()).sees(String.valueOf(pid));
  }

  @Test
  void a_standing_block_comes_with_what_can_be_done_about_it(PostgresDatabase database) {
    database.execute("CREATE DATABASE " + database.name() + "_wiki OWNER " + login);
    as("bob").types("/pg block prod db:" + database.name() + "_wiki for:30m reason:upgrade");
    as("bob").presses("Confirm").sees("shut on prod");
    FakeSlackPerson bob = as("bob").opensHome().homeShows("[Reopen…]");
    assertThat(bob.home()).contains(database.name() + "_wiki", "upgrade");
    bob.pressesAtHome("Reopen…").sees("Unblock");
    database.execute("DROP DATABASE " + database.name() + "_wiki WITH (FORCE)");
  }
}
