package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.discord.ChatOnDiscord;
import io.github.pgbailiff.chat.slack.ChatOnSlack;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One program in Slack and Discord at once: who is who is a matter of {@code people}. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
final class CrossPlatformTest {
  private Stage stage;
  private Chat slack;
  private Chat discord;
  private Product product;

  @BeforeAll
  void setTheStage(PostgresDatabase database) {
    stage = new Stage(database);
  }

  @AfterAll
  void clearTheStage() {
    stage.close();
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    slack = new ChatOnSlack();
    discord = new ChatOnDiscord();
    var store = SqliteStores.in(folder);
    product = new Product(folder, stage.environment(), store, List.of(slack, discord));
  }

  @AfterEach
  void close() {
    product.close();
    slack.close();
    discord.close();
  }

  @Test
  void what_is_requested_in_slack_is_approved_in_discord_by_the_mapped_colleague() {
    PostgresSession blog = stage.session("blog");
    String id = asked(slack, "ann");
    discord.as("bob").presses("Approve…", id).fills(Map.of());

    slack.as("ann").sees(id + ": " + blog.pid() + " ended");
    discord.as("bob").sees(id + ": " + blog.pid() + " ended");
    stage.gone(blog);
  }

  @Test
  void a_card_loses_its_buttons_everywhere_when_it_is_decided_anywhere() {
    PostgresSession blog = stage.session("blog");
    String id = asked(discord, "ann");
    Runnable late = discord.as("cat").button("Approve…", id);
    slack.as("bob").presses("Deny…", id).fills(Map.of("Reason", "not now"));

    discord.as("cat").sees(id + " denied by bob: not now");
    late.run();
    discord.as("cat").sees(id + " denied by bob: not now");
    assertThat(discord.as("cat").everything()).doesNotContain("[Approve…]");
    assertThat(slack.as("cat").sees(id + " denied by bob").everything())
        .doesNotContain("[Approve…]");
    stage.alive(blog);
  }

  @Test
  void nobody_approves_their_own_request_from_another_platform() {
    PostgresSession blog = stage.session("blog");
    String id = asked(slack, "bob");
    Someone bob = discord.as("bob");
    bob.presses("Approve…", id).sees("nobody may approve their own request");
    stage.alive(blog);
  }

  @Test
  void two_accounts_of_one_human_are_one_approval() {
    PostgresSession blog = stage.session("blog");
    String id = Stage.asked(slack.as("ann"), "/pg terminate vault app:blog");
    slack.as("bob").presses("Approve…", id).fills(Map.of());
    slack.as("bob").sees("1 of 2 approvals of dba");
    Someone bob = discord.as("bob");
    bob.presses("Approve…", id).sees("you approved it already");
    stage.alive(blog);
  }

  @Test
  void somebody_unmapped_approves_on_their_own_platform_only() {
    product.gives("dba", "eve");
    PostgresSession blog = stage.session("blog");
    String elsewhere = asked(slack, "ann");
    Someone eve = discord.as("eve");
    eve.presses("Approve…", elsewhere)
        .sees("no entry of people says who discord:" + discord.account("eve") + " is");
    stage.alive(blog);
    slack.as("ann").presses("Withdraw", elsewhere).sees(elsewhere + " withdrawn by ann");

    String here = asked(discord, "dan");
    eve.presses("Approve…", here).fills(Map.of());
    eve.sees(here + ": " + blog.pid() + " ended");
    stage.gone(blog);
  }

  private static String asked(Chat chat, String person) {
    return Stage.asked(chat.as(person), "/pg terminate prod app:blog reason:\"stuck\"");
  }
}
