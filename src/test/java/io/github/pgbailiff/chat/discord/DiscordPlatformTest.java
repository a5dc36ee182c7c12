package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.discord.FakeDiscordMessage;
import io.github.pgbailiff.testing.discord.FakeDiscordPerson;
import io.github.pgbailiff.testing.replies.Lapses;
import io.github.pgbailiff.testing.replies.Replies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is typed and pressed, over one connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordPlatformTest {
  private DiscordRig rig;
  private FakeDiscord discord;
  private RecordingDiscordHandler handler;

  @BeforeAll
  void connect(@TempDir Path folder) {
    rig = new DiscordRig(folder);
    discord = rig.discord;
    discord.addForeignChannel("closed");
    discord.addThread("incident", "ops");
    rig.connected();
  }

  @BeforeEach
  void reset() {
    rig.handler.handled.clear();
    handler = rig.handler;
    handler.reply = i -> Replies.named("sessions");
    handler.lapse = _ -> Optional.empty();
    discord.heal();
  }

  @AfterAll
  void close() {
    rig.close();
  }

  private FakeDiscordPerson fresh(String name) {
    discord.everything().forEach(discord::delete);
    return discord.as(name);
  }

  @Test
  void a_command_is_answered_to_whoever_typed_it_alone() {
    FakeDiscordPerson ann = fresh("ann").types("/pg sessions user:blog").sees("71322 idle-txn 14m");
    assertThat(ann.newest().onlyFor()).contains(discord.userId("ann"));
    assertThat(discord.as("bob").sees()).isEmpty();
    assertThat(handler.line()).isEqualTo("sessions user:blog");
  }

  @Test
  void who_asks_where_and_with_which_roles_comes_out_of_the_interaction() {
    discord.roles("ann", "41771983423143936", "41771983423143999");
    fresh("ann").types("/pg whoami").sees("71322");
    Invocation first = handler.only();
    assertThat(first.actor().identity()).isEqualTo("discord:" + discord.userId("ann"));
    assertThat(first.actor().name()).isEqualTo("ann");
    assertThat(first.attestedRoles().orElseThrow())
        .containsExactlyInAnyOrder("41771983423143936", "41771983423143999");
    assertThat(first.place().channel()).isEqualTo(discord.channelId("ops"));
    assertThat(first.defaultCluster()).contains("prod-eu");
    assertThat(first.readOnly()).isEmpty();
  }

  @Test
  void a_role_that_was_taken_away_is_gone_from_the_next_press() {
    discord.roles("eve", "41771983423143936");
    handler.reply = i -> Replies.named("approval-card");
    FakeDiscordPerson eve = fresh("eve").types("/pg requests").sees("R-1042");
    discord.roles("eve");
    eve.presses("Withdraw");
    await().until(() -> handler.handled.size() == 2);
    assertThat(handler.handled.get(0).attestedRoles().orElseThrow()).isNotEmpty();
    assertThat(handler.handled.get(1).attestedRoles().orElseThrow()).isEmpty();
  }

  @Test
  void a_thread_has_the_default_cluster_of_its_channel() {
    fresh("ann").in("incident").types("/pg sessions").sees("71322");
    assertThat(handler.only().defaultCluster()).contains("prod-eu");
    assertThat(handler.only().place().channel()).isEqualTo(discord.channelId("incident"));
  }

  @Test
  void where_the_bot_cannot_post_nothing_may_be_changed() {
    fresh("ann").in("closed").types("/pg terminate pid:1");
    await().until(() -> handler.handled.size() == 1);
    assertThat(handler.only().readOnly().orElseThrow()).contains("cannot post in this channel");
  }

  @Test
  void direct_messages_and_other_guilds_are_refused() {
    fresh("ann").privately().types("/pg sessions").sees("no commands in direct messages");
    fresh("ann").inGuild("81384788765719999").types("/pg sessions").sees("does not serve");
    assertThat(handler.handled).isEmpty();
    await().until(() -> handler.notLetIn.size() == 2);
  }

  @Test
  void what_everybody_is_to_see_everybody_sees() {
    handler.reply = i -> Replies.named("sessions-public");
    fresh("ann").types("/pg sessions public:yes").sees("71322");
    assertThat(discord.as("bob").sees().toString()).contains("71322").doesNotContain("UPDATE");
  }

  @Test
  void public_in_the_filter_counts_too() {
    handler.reply = i -> Replies.named("sessions-public");
    fresh("ann").types("/pg sessions filter:\"wait:lock public:yes\"").sees("71322");
    assertThat(discord.as("bob").sees().toString()).contains("71322");
  }

  @Test
  void a_denial_of_a_public_answer_stays_private() {
    handler.reply = i -> Replies.named("refusal-denied");
    fresh("ann").types("/pg sessions public:yes").sees("needs the permission");
    assertThat(discord.as("bob").sees()).isEmpty();
  }

  @Test
  void what_turns_out_to_be_for_everybody_goes_to_the_channel() {
    handler.reply =
        i ->
            new Reply.Presented(
                Replies.named("outcome"), new Presentation(Presentation.View.DEFAULT, true));
    fresh("ann").types("/pg terminate pid:1");
    discord.as("bob").sees("R-1042: 23036 ended");
  }

  @Test
  void nothing_that_is_answered_notifies_anybody() {
    handler.reply =
        i -> RecordingDiscordHandler.said("<@" + discord.userId("bob") + "> @everyone ``` <@&1>");
    fresh("ann").types("/pg sessions").sees("everyone");
    handler.reply = i -> Replies.named("approval-card");
    fresh("ann").types("/pg sessions public:yes").sees("R-1042");
    assertThat(discord.pings()).isEmpty();
  }

  @Test
  void a_value_that_is_none_is_refused_with_what_would_be_right() {
    fresh("ann").types("/pg sessions cluster:\"prod-eu all\"").sees("is not a cluster such as");
    assertThat(handler.handled).isEmpty();
  }

  @Test
  void a_slow_command_keeps_nobody_else_waiting() {
    var gate = new CountDownLatch(1);
    handler.waitsFor(gate);
    FakeDiscordPerson ann = fresh("ann");
    for (int i = 0; i < 20; i++) {
      ann.types("/pg sessions");
    }
    FakeDiscordPerson bob = discord.as("bob").types("/pg sessions");
    assertThat(bob.acknowledgedAfter().orElseThrow()).isLessThan(Duration.ofSeconds(1));
    bob.sees("thinking…");
    gate.countDown();
    bob.sees("71322");
  }

  @Test
  void the_same_interaction_twice_is_worked_on_once() {
    FakeDiscordPerson ann = fresh("ann").types("/pg sessions").sees("71322").again().again();
    ann.types("/pg whoami");
    await().until(() -> handler.handled.size() >= 2);
    assertThat(handler.handled).hasSize(2);
  }

  @Test
  void the_handles_of_chosen_rows_arrive_with_what_is_to_become_of_them() {
    FakeDiscordPerson ann = fresh("ann").types("/pg sessions").sees("71322");
    handler.reply = i -> Replies.named("confirm-card");
    ann.selects("Terminate…", "71322", "71340").sees("Terminate 1 session");
    assertThat(handler.handled.getLast().input())
        .isEqualTo(
            new Input.Chosen(Press.Action.SELECT_TERMINATE, List.of("k3v9d2.1", "k3v9d2.2")));
  }

  @Test
  void a_private_card_is_replaced_by_what_became_of_it() {
    handler.reply = i -> Replies.named("confirm-card");
    FakeDiscordPerson ann =
        fresh("ann").types("/pg terminate pid:71322").sees("Terminate 1 session");
    handler.reply = i -> RecordingDiscordHandler.said("R-1042 was sent");
    ann.presses("Confirm").sees("R-1042 was sent");
    assertThat(ann.sees()).hasSize(1);
    assertThat(handler.handled.getLast().input())
        .isEqualTo(new Input.Pressed(new Press(Press.Action.CONFIRM, "R-1042", 3), Map.of()));
  }

  @Test
  void a_page_replaces_the_page_before_and_a_file_comes_beside_it() {
    handler.reply = i -> Replies.named("sessions-cut");
    FakeDiscordPerson ann = fresh("ann").types("/pg sessions").sees("page 1 of 2");
    handler.reply = i -> Replies.named("sessions-file");
    ann.presses("CSV").sees("sessions-prod-eu.csv");
    assertThat(ann.newest().file().orElseThrow()).startsWith("cluster,pid,");
    assertThat(ann.newest().onlyFor()).isPresent();
    assertThat(ann.sees()).hasSize(2);
    handler.reply = i -> RecordingDiscordHandler.said("page 2");
    ann.presses("Next").sees("page 2");
    assertThat(ann.sees()).hasSize(2);
  }

  @Test
  void pressing_on_a_public_message_is_answered_privately() {
    handler.reply =
        i ->
            new Reply.Presented(
                Replies.named("approval-card"), new Presentation(Presentation.View.DEFAULT, true));
    fresh("ann").types("/pg sessions public:yes").sees("R-1042");
    handler.reply = i -> RecordingDiscordHandler.said("only for bob");
    FakeDiscordPerson bob = discord.as("bob").presses("Details").sees("only for bob");
    assertThat(bob.newest().onlyFor()).contains(discord.userId("bob"));
    assertThat(bob.sees().getFirst()).contains("R-1042");
  }

  @Test
  void a_button_that_asks_opens_a_question_and_the_answers_come_with_the_press() {
    handler.reply = i -> Replies.named("approval-card");
    FakeDiscordPerson bob = fresh("bob").types("/pg requests").sees("R-1042").presses("Deny…");
    assertThat(bob.asked()).contains("Deny R-1042", "terminate 8 sessions", "Reason: ____");
    handler.reply = i -> RecordingDiscordHandler.said("denied");
    bob.fills(Map.of("Reason", "not now")).sees("denied");
    assertThat(handler.handled.getLast().input())
        .isEqualTo(
            new Input.Pressed(
                new Press(Press.Action.DENY, "R-1042", 3), Map.of("reason", "not now")));
  }

  @Test
  void a_question_that_somebody_typed_for_has_a_button_that_opens_it() {
    handler.reply = i -> Replies.named("approve-question");
    FakeDiscordPerson bob = fresh("bob").types("/pg approve id:R-1042").sees("[Approve…]");
    handler.reply = i -> RecordingDiscordHandler.said("approved");
    bob.presses("Approve…").fills(Map.of()).sees("approved");
    assertThat(handler.handled.getLast().input()).isInstanceOf(Input.Pressed.class);
  }

  @Test
  void a_press_that_is_not_possible_any_more_says_why() {
    handler.reply = i -> Replies.named("approval-card");
    FakeDiscordPerson bob = fresh("bob").types("/pg requests").sees("R-1042");
    var before = handler.question;
    handler.question = press -> RecordingDiscordHandler.said("R-1042 has expired");
    bob.presses("Approve…").sees("R-1042 has expired");
    handler.question = before;
  }

  @Test
  void a_button_that_nobody_made_is_refused() {
    FakeDiscordPerson ann = fresh("ann").types("/pg sessions").sees("71322");
    handler.handled.clear();
    handler.misunderstood.clear();
    ann.forges(ann.newest(), "DROP:1:x").sees("of another version");
    assertThat(handler.handled).isEmpty();
    await().until(() -> handler.misunderstood.size() == 1);
    assertThat(handler.misunderstood.getFirst())
        .contains("of another version")
        .doesNotContain("DROP");
  }

  @Test
  void an_option_that_is_not_what_it_is_for_is_taken_down_without_its_value() {
    handler.handled.clear();
    handler.misunderstood.clear();
    fresh("ann").types("/pg session pid:s3cr3t").sees("\"s3cr3t\" is not a list of process ids");
    await().until(() -> handler.misunderstood.size() == 1);
    assertThat(handler.misunderstood)
        .containsExactly("session pid:; pid: is not a list of process ids");
    assertThat(handler.handled).isEmpty();
  }

  @Test
  void completion_offers_whole_values_and_gives_up_in_time() {
    handler.completion = line -> Stream.of("user:blog", "user:batch").map(Suggestion::of).toList();
    assertThat(fresh("ann").offered("/pg sessions cluster:prod-eu user:b"))
        .containsExactly("blog", "batch");
    assertThat(handler.completed).contains("sessions prod-eu user:b");
    var never = new CountDownLatch(1);
    handler.completion =
        line -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    assertThat(fresh("ann").offered("/pg sessions user:b")).isEmpty();
    never.countDown();
  }

  @Test
  void an_error_while_the_answer_is_made_is_told() {
    handler.reply =
        i -> {
          throw new IllegalStateException("a bug");
        };
    fresh("ann").types("/pg sessions").sees("an error inside pgbailiff");
  }

  @Test
  void an_answer_that_comes_after_the_token_died_stops_nothing() {
    var gate = new CountDownLatch(1);
    handler.waitsFor(gate);
    FakeDiscordPerson ann = fresh("ann").types("/pg sessions").sees("thinking");
    discord.expireTokens();
    gate.countDown();
    handler.reply = i -> RecordingDiscordHandler.said("still there");
    discord.as("ann").types("/pg whoami").sees("still there");
    FakeDiscordMessage first = discord.everything().getFirst();
    assertThat(first.loading()).isTrue();
    assertThat(ann.sees()).hasSize(2);
  }

  @Test
  void a_card_that_nobody_confirms_in_time_loses_its_buttons_where_it_stands() {
    handler.reply = i -> Replies.named("confirm-card");
    handler.lapse = it -> Lapses.shortly(it, "R-1042 is over");
    FakeDiscordPerson ann = fresh("ann").types("/pg terminate pid:1").sees("R-1042 is over");
    assertThat(ann.newest().toString()).doesNotContain("Never mind");
  }
}
