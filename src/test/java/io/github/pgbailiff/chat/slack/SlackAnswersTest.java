package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.replies.Lapses;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways that answers take. */
final class SlackAnswersTest {
  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void connect() {
    stage = SlackStage.connected(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /** More rows than a message holds. */
  static Reply.Report manyRows() {
    List<Column> columns =
        List.of(
            Column.of("pid", "PID", Audience.ALWAYS),
            Column.of("app", "APP", Audience.ALWAYS),
            Column.sensitive("query", "QUERY", Audience.ALWAYS));
    List<List<Value>> rows =
        IntStream.range(0, 400)
            .mapToObj(i ->
                List.of(
                    Value.whole(i),
                    Value.text("checkout-of-shop-" + i),
                    Value.text("SELECT " + "x".repeat(60) + i)))
            .toList();
    var section = new Section(List.of(), List.of(Body.Table.of("rows", columns, rows)), List.of());
    return new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
  }

  @Test
  void a_spent_response_address_is_replaced_by_a_private_message() {
    var go = new CountDownLatch(1);
    stage.handler.answers(
        "slow",
        () -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Replies.named("sessions");
        });
    var ann = stage.slack.as("ann").types("/pg slow");
    stage.slack.expireResponseUrls();
    go.countDown();
    ann.sees("71322");
    assertThat(stage.slack.calls("chat.postEphemeral")).isEqualTo(1);
    assertThat(ann.newest().onlyFor()).contains(stage.slack.userId("ann"));
  }

  @Test
  void where_nothing_can_be_posted_the_answer_comes_as_a_direct_message() {
    stage.slack.failAnswer(new FakeSlackFault.Status(500, "oops"));
    stage.slack.fail("chat.postEphemeral", new FakeSlackFault.Refused("user_not_in_channel"));
    var ann = stage.slack.as("ann").types("/pg sessions").sees("71322");
    assertThat(ann.newest().channel()).startsWith("D");
  }

  @Test
  void an_answer_that_may_have_appeared_goes_another_way_and_says_so() {
    stage.slack.failAnswer(new FakeSlackFault.DroppedAfterwards());
    var ann = stage.slack.as("ann").types("/pg sessions").sees("71322");
    ann.sees("you may see it twice");
    assertThat(ann.sees()).hasSize(2);
    stage.slack.fail("chat.postEphemeral", new FakeSlackFault.DroppedAfterwards());
    var bob = stage.slack.as("bob").types("@pgbailiff sessions").sees("71322");
    bob.sees("you may see it twice");
    assertThat(bob.sees()).hasSize(2);
    assertThat(stage.slack.calls("chat.postEphemeral")).isEqualTo(2);
  }

  @Test
  void an_answer_waits_as_long_as_slack_says() {
    stage.slack.fail("chat.postEphemeral", new FakeSlackFault.RateLimited(1));
    long start = System.nanoTime();
    var ann = stage.slack.as("ann").types("@pgbailiff sessions").sees("71322");
    assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
    assertThat(ann.sees()).hasSize(1);
    assertThat(stage.slack.calls("chat.postEphemeral")).isEqualTo(2);
  }

  @Test
  void a_file_is_handed_over_by_direct_message() {
    stage.handler.answers("CSV", () -> Replies.named("sessions-file"));
    stage.handler.answers("file", () -> Replies.named("sessions-file"));
    var ann = stage.slack.as("ann").types("/pg file").sees("sessions-prod-eu.csv");
    await().until(() -> ann.sees().size() == 2);
    assertThat(stage.slack.files().get("sessions-prod-eu.csv")).startsWith("cluster,pid");
    assertThat(ann.sees()).anyMatch(text -> text.contains("in your direct messages"));
    assertThat(stage.slack.as("bob").sees()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_handed_over_says_what_is_missing() {
    stage.handler.answers("file", () -> Replies.named("sessions-file"));
    stage.slack.scope("files:write", false);
    stage.slack.as("ann").types("/pg file").sees("the app needs the scope files:write");
  }

  @Test
  void what_a_message_has_no_room_for_comes_as_a_file() {
    stage.handler.answers("many", SlackAnswersTest::manyRows);
    stage.slack.as("ann").types("/pg many").sees("more lines that do not fit");
    await().until(() -> stage.slack.files().containsKey(SlackAnswers.REST));
    assertThat(stage.slack.files().getOrDefault(SlackAnswers.REST, "").lines()).hasSize(401);
    assertThat(stage.slack.files().get(SlackAnswers.REST)).contains("x399");
  }

  @Test
  void a_public_answer_appears_in_the_channel_without_queries() {
    stage.handler.answers(
        "sessions",
        () ->
            new Reply.Presented(
                Replies.named("sessions"), new Presentation(Presentation.View.DEFAULT, true)));
    stage.slack.as("ann").types("/pg sessions public:yes");
    stage.slack.as("bob").sees("71322");
    stage.slack.as("ann").types("@pgbailiff sessions public:yes");
    String channel = stage.slack.channelId("ops");
    await().until(() -> fromBot(channel).size() == 2);
    assertThat(fromBot(channel).toString()).doesNotContain("UPDATE stock");
  }

  private List<FakeSlackMessage> fromBot(String channel) {
    return stage.slack.messages(channel).stream()
        .filter(message -> !message.author().equals(stage.slack.userId("ann")))
        .toList();
  }

  @Test
  void links_never_unfold() {
    stage.slack.as("ann").privately().types("sessions").sees("71322");
    assertThat(stage.slack.arguments("chat.postMessage"))
        .isNotEmpty()
        .allSatisfy(form ->
            assertThat(form)
                .containsEntry("unfurl_links", "0")
                .containsEntry("unfurl_media", "0")
                .containsEntry("parse", "none"));
  }

  @Test
  void a_card_that_nobody_confirms_in_time_is_said_to_be_over() {
    stage.handler.answers("terminate", () -> Replies.named("confirm-card"));
    stage.handler.lapse = it -> Lapses.shortly(it, "R-1042 is over");
    stage.slack.as("ann").types("/pg terminate prod-eu 1").sees("R-1042 is over");
  }
}
