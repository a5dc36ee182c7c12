package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.Product;
import io.github.pgbailiff.chat.Someone;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
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

/** Direct messages with the bot, of a workspace that has no channel for approvals. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
final class SlackDirectStoriesTest {
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
    chat = Optional.of(new ChatOnSlack(false));
    product =
        Optional.of(
            new Product(
                folder,
                Map.of(
                    "URL", database.url(), "LOGIN", login, "PASSWORD", PostgresDatabase.PASSWORD),
                SqliteStores.in(folder),
                List.of(chat.get())));
    session = Optional.of(database.session(user, "blog").run("BEGIN", "SELECT 1"));
  }

  @AfterEach
  void close() {
    session.ifPresent(PostgresSession::close);
    product.ifPresent(Product::close);
    chat.ifPresent(ChatOnSlack::close);
  }

  private ChatOnSlack chat() {
    return chat.orElseThrow();
  }

  private void direct(String person, String command, String answer) {
    chat().slack().as(person).privately().types(command);
    await()
        .atMost(Someone.PATIENCE)
        .untilAsserted(() -> assertThat(chat().privately(person).toString()).contains(answer));
  }

  @Test
  void what_nobody_else_would_see_there_is_not_asked_for() {
    int pid = session.orElseThrow().pid();
    direct(
        "ann",
        "/pg terminate prod " + pid + " reason:stuck",
        "nobody who could approve (@bob, @cat) would see it here: ask in a channel, or"
            + " configure an approvals_channel");
    assertThat(product.orElseThrow().recorded("request_created")).isZero();
  }

  @Test
  void what_takes_no_approval_is_done_and_told_there() {
    int pid = session.orElseThrow().pid();
    direct("ann", "/pg terminate staging " + pid, "Confirm");
    chat().slack().as("ann").privately().presses("Confirm");
    await()
        .atMost(Someone.PATIENCE)
        .untilAsserted(() -> assertThat(chat().direct("ann")).contains(pid + " ended"));
  }
}
