package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.outbox.Announcer.DeliveryException;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What appears by itself. */
final class SlackAnnouncerTest {
  private final FakeSlack slack = new FakeSlack();
  private final SlackWorkspace workspace =
      new SlackWorkspace(
          SlackStage.settings(slack, SlackSettings.Mode.SOCKET), InstantSource.system());
  private final Announcer announcer = workspace.announcer();
  private final Place ops = Place.of("slack", slack.channelId("ops"));

  @AfterEach
  void close() {
    workspace.close();
    slack.close();
  }

  private String card(Place place) {
    return announcer.deliver(place, Replies.named("approval-card"), Optional.empty());
  }

  private List<FakeSlackMessage> inOps() {
    return slack.messages(ops.channel());
  }

  @Test
  void a_card_is_posted_and_edited_in_place_with_all_its_blocks() {
    String id = card(ops);
    assertThat(inOps().getFirst().shown()).contains("[Approve…]");
    assertThat(announcer.deliver(ops, Replies.named("outcome"), Optional.of(id))).isEqualTo(id);
    assertThat(inOps()).hasSize(1);
    assertThat(inOps().getFirst().edits()).isEqualTo(1);
    assertThat(inOps().getFirst().blocks()).isNotEmpty();
    assertThat(inOps().getFirst().text()).isNotEmpty();
    assertThat(inOps().getFirst().shown()).doesNotContain("[Approve…]");
    assertThat(slack.arguments("chat.update").getFirst()).containsEntry("parse", "none");
  }

  @Test
  void a_card_notifies_groups_where_it_is_meant_to() {
    var card = (Reply.Card) Replies.named("approval-card");
    announcer.deliver(
        ops,
        new Reply.Card(
            card.title(), card.tone(), card.report(), card.buttons(), List.of("slack:@S0DBA0001")),
        Optional.empty());
    assertThat(inOps().getFirst().blocks().toString())
        .contains("{\"type\":\"usergroup\",\"usergroup_id\":\"S0DBA0001\"}");
  }

  @Test
  void a_line_elsewhere_links_to_a_card_by_one_look_up() {
    String id = card(ops);
    String address = announcer.link(ops.channel(), id).orElseThrow();
    assertThat(announcer.link(ops.channel(), id)).contains(address);
    assertThat(slack.calls("chat.getPermalink")).isEqualTo(1);
    line(List.of("slack:" + address, "slack:https://evil.example/archives"));
    assertThat(inOps().getLast().blocks().toString())
        .contains("{\"type\":\"link\",\"url\":\"" + address + "\",\"text\":\"its card\"}")
        .doesNotContain("\"url\":\"https://evil.example");
    assertThat(slack.arguments("chat.postMessage").getLast()).containsEntry("unfurl_links", "0");
  }

  @Test
  void where_there_is_no_link_to_a_card_nothing_fails() {
    String id = card(ops);
    slack.fail("chat.getPermalink", new FakeSlackFault.Refused("message_not_found"));
    assertThat(announcer.link(ops.channel(), id)).isEmpty();
  }

  private void line(List<String> mentions) {
    var card = (Reply.Card) Replies.named("approval-card");
    announcer.deliver(
        ops,
        new Reply.Card(card.title(), card.tone(), card.report(), List.of(), mentions),
        Optional.empty());
  }

  @Test
  void an_outcome_appears_in_the_thread_of_its_card() {
    String id = card(ops);
    announcer.deliver(
        new Place("slack", ops.channel(), Optional.of(id)),
        Replies.named("outcome"),
        Optional.empty());
    assertThat(inOps().getLast().thread()).contains(id);
  }

  @Test
  void an_account_gets_a_direct_message() {
    var ann = new Actor("slack", slack.userId("ann"), "ann");
    announcer.deliver(Place.directTo(ann), Replies.named("outcome"), Optional.empty());
    assertThat(slack.as("ann").newest().channel()).startsWith("D");
    assertThat(slack.as("bob").sees()).isEmpty();
  }

  @Test
  void a_card_whose_answer_got_lost_is_found_and_not_posted_again() {
    slack.fail("chat.postMessage", new FakeSlackFault.DroppedAfterwards());
    String id = card(ops);
    assertThat(inOps()).hasSize(1);
    assertThat(inOps().getFirst().ts()).isEqualTo(id);
    assertThat(slack.calls("chat.postMessage")).isEqualTo(1);
  }

  @Test
  void what_a_process_posted_that_died_over_it_is_taken_up_by_the_next() {
    String id = attempt("approval-card", false);
    try (var next =
        new SlackWorkspace(
            SlackStage.settings(slack, SlackSettings.Mode.SOCKET), InstantSource.system())) {
      String taken =
          next.announcer()
              .deliver(
                  ops,
                  Replies.named("outcome"),
                  Optional.empty(),
                  new Announcer.Attempt("announcement/7", true));
      assertThat(taken).isEqualTo(id);
    }
    assertThat(inOps()).hasSize(1);
    assertThat(inOps().getFirst().shown()).doesNotContain("[Approve…]");
    assertThat(attempt("approval-card", false)).as("nobody tried before").isNotEqualTo(id);
  }

  private String attempt(String reply, boolean again) {
    return announcer.deliver(
        ops,
        Replies.named(reply),
        Optional.empty(),
        new Announcer.Attempt("announcement/7", again));
  }

  @Test
  void a_card_that_cannot_be_looked_for_at_once_is_looked_for_the_next_time() {
    slack.fail("chat.postMessage", new FakeSlackFault.DroppedAfterwards());
    slack.fail("conversations.history", new FakeSlackFault.Status(503, ""));
    assertThat(failure(ops).worthTryingAgain()).isTrue();
    String id = card(ops);
    assertThat(inOps()).hasSize(1);
    assertThat(inOps().getFirst().ts()).isEqualTo(id);
  }

  @Test
  void a_card_that_did_not_get_there_is_posted_the_next_time() {
    slack.fail("chat.postMessage", new FakeSlackFault.Status(503, "<html>down</html>"));
    assertThat(failure(ops).worthTryingAgain()).isTrue();
    String id = card(ops);
    assertThat(inOps().getFirst().ts()).isEqualTo(id);
  }

  @Test
  void a_card_that_somebody_deleted_appears_anew() {
    String id = card(ops);
    slack.delete(inOps().getFirst());
    String next = announcer.deliver(ops, Replies.named("outcome"), Optional.of(id));
    assertThat(next).isNotEqualTo(id);
    assertThat(inOps().getFirst().ts()).isEqualTo(next);
  }

  @Test
  void one_that_was_deleted_appears_once_though_a_process_died_over_it() {
    String id = card(ops);
    slack.delete(inOps().getFirst());
    var attempt = new Announcer.Attempt("announcement/7", false);
    String next = announcer.deliver(ops, Replies.named("outcome"), Optional.of(id), attempt);
    try (var other =
        new SlackWorkspace(
            SlackStage.settings(slack, SlackSettings.Mode.SOCKET), InstantSource.system())) {
      Announcer announcing = other.announcer();
      assertThat(announcing.deliver(ops, Replies.named("outcome"), Optional.of(id), attempt))
          .isEqualTo(next);
    }
    assertThat(inOps()).extracting(FakeSlackMessage::ts).containsExactly(next);
  }

  private DeliveryException failure(Place place) {
    return catchThrowableOfType(DeliveryException.class, () -> card(place));
  }

  @ParameterizedTest
  @CsvSource({
    "channel_not_found, false",
    "not_in_channel, false",
    "is_archived, false",
    "invalid_blocks, false",
    "token_revoked, true",
    "missing_scope, true",
    "internal_error, true"
  })
  void what_may_pass_is_worth_trying_again(String error, boolean again) {
    slack.fail("chat.postMessage", new FakeSlackFault.Refused(error));
    assertThat(failure(ops).worthTryingAgain()).isEqualTo(again);
    assertThat(failure(Place.of("slack", slack.addForeignChannel("elsewhere"))))
        .hasMessageContaining("not_in_channel");
  }

  @Test
  void too_many_messages_wait_as_long_as_slack_says() {
    slack.fail("chat.postMessage", new FakeSlackFault.RateLimited(1));
    long start = System.nanoTime();
    card(ops);
    assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
    assertThat(inOps()).hasSize(1);
  }

  @Test
  void one_that_slack_takes_much_later_is_left_to_whoever_has_claimed_it_by_then() {
    slack.fail("chat.postMessage", new FakeSlackFault.RateLimited(30));
    long start = System.nanoTime();
    assertThat(failure(ops).worthTryingAgain()).isTrue();
    assertThat(failure(ops)).hasMessageContaining("takes no more");
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    assertThat(slack.calls("chat.postMessage")).as("Slack is left alone so long").isEqualTo(1);
  }

  @Test
  void what_slack_says_in_no_language_of_its_own_is_a_failure_and_no_more() {
    slack.fail("chat.postMessage", new FakeSlackFault.Status(200, "{\"ok\": tru"));
    assertThat(failure(ops).worthTryingAgain()).isTrue();
  }

  @Test
  void what_has_no_room_is_a_file_in_the_thread_without_queries() {
    String id = announcer.deliver(ops, SlackAnswersTest.manyRows(), Optional.empty());
    assertThat(slack.files().getOrDefault(SlackAnswers.REST, "").lines()).hasSize(401);
    assertThat(slack.files().get(SlackAnswers.REST)).doesNotContain("SELECT");
    assertThat(slack.arguments("files.completeUploadExternal").getFirst())
        .containsEntry("thread_ts", id);
  }
}
