package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buttons, menus and modals. */
final class SlackPressesTest {
  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void connect() {
    stage = SlackStage.connected(folder);
    stage.handler.answers("terminate", () -> Replies.named("confirm-card"));
    stage.handler.answers("question APPROVE", () -> Replies.named("approve-question"));
    stage.handler.answers("question DENY", () -> Replies.named("deny-question"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private FakeSlackMessage approvalCard() {
    stage
        .platform
        .announcer()
        .deliver(
            Place.of("slack", stage.slack.channelId("ops")),
            Replies.named("approval-card"),
            Optional.empty());
    return stage.slack.messages(stage.slack.channelId("ops")).getFirst();
  }

  private static Reply.Card card(String text, Button... buttons) {
    var section = new Section(List.of(), List.of(), List.of(text));
    return new Reply.Card(
        text,
        Tone.NEUTRAL,
        new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE),
        List.of(buttons),
        List.of());
  }

  private static Button page(int number) {
    return new Button(
        "Page " + number, Button.Style.PLAIN, new Press(Press.Action.PAGE, "a1b2", number));
  }

  @Test
  void a_page_takes_the_place_of_the_one_before() {
    stage.handler.answers("locks", () -> card("first", page(2)));
    stage.handler.answers("PAGE", () -> card("second", page(1)));
    var ann = stage.slack.as("ann").types("/pg locks").presses("Page 2").sees("second");
    assertThat(ann.sees()).hasSize(1);
    assertThat(stage.handler.inputs()).containsExactly("locks", "PAGE:2:a1b2 {}");
  }

  @Test
  void a_page_takes_the_place_of_the_one_before_in_direct_messages_too() {
    stage.handler.answers("locks", () -> card("first", page(2)));
    stage.handler.answers("PAGE", () -> card("second", page(1)));
    var ann = stage.slack.as("ann").privately().types("locks").presses("Page 2").sees("second");
    assertThat(ann.sees()).noneMatch(text -> text.contains("first"));
  }

  @Test
  void a_confirmation_takes_the_buttons_away_unless_it_may_work_the_next_time() {
    stage.handler.answers(
        "CONFIRM", () -> Reply.Refusal.of("busy", "try again", ExitCode.UNREACHABLE));
    var ann = stage.slack.as("ann").types("/pg terminate 8603").sees("Terminate");
    String button = confirmButton();
    ann.presses(button).sees("try again");
    stage.handler.answers("CONFIRM", () -> card("it is done"));
    ann.presses(button).sees("it is done");
    assertThat(String.join("\n", ann.sees())).doesNotContain("[" + button + "]");
  }

  private String confirmButton() {
    return ((Reply.Card) Replies.named("confirm-card")).buttons().getFirst().label();
  }

  @Test
  void a_press_on_a_public_card_is_answered_privately_and_leaves_the_card() {
    FakeSlackMessage card = approvalCard();
    stage.handler.answers("DETAILS", () -> Replies.named("session"));
    stage.slack.as("bob").presses("Details").sees("71322");
    assertThat(stage.slack.messages(card.channel())).containsExactly(card);
    assertThat(stage.slack.as("ann").newest()).isEqualTo(card);
  }

  @Test
  void a_press_that_asks_opens_a_modal_and_counts_when_it_is_filled_in() {
    FakeSlackMessage card = approvalCard();
    var bob = stage.slack.as("bob").presses("Deny…").isAsked("Terminate 1 session on prod-eu");
    assertThat(FakeSlack.viewProblems(bob.view())).isEmpty();
    assertThat(stage.handler.seen()).isEmpty();
    bob.fills(Map.of("Reason", "not now")).sees("ann");
    assertThat(bob.isAsked()).isFalse();
    assertThat(stage.handler.inputs()).containsExactly("DENY:3:R-1042 {reason=not now}");
    assertThat(stage.handler.seen().getFirst().place().channel()).isEqualTo(card.channel());
    assertThat(stage.handler.seen().getFirst().actor().name()).isEqualTo("bob");
  }

  @Test
  void a_modal_that_is_delivered_twice_counts_once() {
    var _ = approvalCard();
    stage.slack.as("bob").presses("Approve…").again().fills(Map.of()).again().sees("ann");
    stage.slack.as("bob").types("/pg usage");
    await().until(() -> stage.handler.inputs().contains("usage"));
    assertThat(stage.handler.inputs()).containsExactly("APPROVE:3:R-1042 {}", "usage");
    assertThat(stage.handler.questions()).hasSize(1);
  }

  @Test
  void a_press_that_is_not_possible_any_more_says_so_in_the_modal() {
    var _ = approvalCard();
    stage.handler.answers(
        "question APPROVE",
        () -> Reply.Refusal.of("expired", "R-1042 expired at 09:56", ExitCode.REFUSED));
    var bob = stage.slack.as("bob").presses("Approve…").isAsked("R-1042 expired at 09:56");
    assertThat(bob.view().has("submit")).isFalse();
  }

  @Test
  void a_question_that_takes_its_time_is_filled_into_an_open_modal() {
    var _ = approvalCard();
    var go = new CountDownLatch(1);
    stage.handler.answers(
        "question APPROVE",
        () -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Replies.named("approve-question");
        });
    var bob = stage.slack.as("bob").presses("Approve…").isAsked("One moment");
    go.countDown();
    bob.isAsked("Terminate 1 session").fills(Map.of()).sees("ann");
    assertThat(stage.slack.calls("views.open")).isEqualTo(1);
  }

  @Test
  void a_question_that_does_not_open_in_time_asks_for_another_press() {
    var _ = approvalCard();
    stage.slack.fail("views.open", new FakeSlackFault.Refused("expired_trigger_id"));
    stage.slack.as("bob").presses("Approve…").sees("press the button again");
    stage.slack.fail("views.open", new FakeSlackFault.Late(Duration.ofSeconds(4)));
    stage.slack.as("cas").presses("Approve…").sees("press the button again");
    stage.slack.as("bob").presses("Approve…").isAsked("Terminate 1 session");
  }

  @Test
  void a_typed_approval_opens_the_same_question() {
    stage.handler.answers("approve", () -> Replies.named("approve-question"));
    stage
        .slack
        .as("bob")
        .types("/pg approve R-1042")
        .isAsked("Terminate 1 session")
        .fills(Map.of());
    await().until(() -> stage.handler.inputs().contains("APPROVE:3:R-1042 {}"));
  }

  @Test
  void a_mentioned_approval_offers_the_question_as_a_button() {
    stage.handler.answers("approve", () -> Replies.named("approve-question"));
    var bob = stage.slack.as("bob").types("@pgbailiff approve R-1042").sees("Terminate 1 session");
    bob.presses("Approve…").isAsked("Terminate 1 session").fills(Map.of());
    await().until(() -> stage.handler.inputs().contains("APPROVE:3:R-1042 {}"));
  }

  @Test
  void the_handles_of_chosen_rows_arrive_with_what_is_to_become_of_them() {
    stage
        .slack
        .as("ann")
        .types("/pg sessions")
        .sees("71322")
        .selects("71322", "71340")
        .presses("Terminate…")
        .sees("ann");
    assertThat(stage.handler.inputs())
        .containsExactly("sessions", "SELECT_TERMINATE [k3v9d2.1, k3v9d2.2]");
  }

  @Test
  void choosing_nothing_arrives_as_that() {
    stage.slack.as("ann").types("/pg sessions").presses("Cancel query…").sees("ann");
    assertThat(stage.handler.inputs()).containsExactly("sessions", "SELECT_CANCEL []");
  }

  @Test
  void a_press_on_a_card_that_was_edited_since_carries_what_was_shown() {
    FakeSlackMessage old = approvalCard();
    stage
        .platform
        .announcer()
        .deliver(Place.of("slack", old.channel()), Replies.named("outcome"), Optional.of(old.ts()));
    stage.slack.as("bob").presses(old, "Withdraw");
    await()
        .untilAsserted(
            () -> assertThat(stage.handler.inputs()).containsExactly("WITHDRAW:3:R-1042 {}"));
  }

  @Test
  void a_guest_gets_no_question() {
    var _ = approvalCard();
    stage.slack.unusual("eve", "GUEST");
    stage.slack.as("eve").presses("Approve…").isAsked("takes no commands from guests");
    assertThat(stage.handler.questions()).isEmpty();
  }
}
