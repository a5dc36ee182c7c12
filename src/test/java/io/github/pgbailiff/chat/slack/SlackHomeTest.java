package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Overview.Shelf;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.testing.HttpWire.Break;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlackPerson;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SlackHomeTest {
  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void connect() {
    stage = SlackStage.connected(folder);
    stage.handler.overviews = () -> overview(List.of(card("terminate 1 session on prod-eu")));
    stage.handler.answers("question APPROVE", () -> Replies.named("approve-question"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static Overview overview(List<Reply.Card> cards) {
    return new Overview(
        List.of(), List.of(new Shelf("Waiting for you", cards, List.of("that is all"))), true);
  }

  private static Reply.Card card(String title) {
    return new Reply.Card(
        title,
        Tone.NEUTRAL,
        new Reply.Report(List.of(), "", List.of(), List.of(), ExitCode.DONE),
        List.of(
            new Button("Approve…", Style.PRIMARY, new Press(Action.APPROVE, "R-1", 1)),
            new Button("Details", Style.PLAIN, new Press(Action.DETAILS, "R-1", 1))),
        List.of());
  }

  private FakeSlackPerson ann() {
    return stage.slack.as("ann");
  }

  @Test
  void it_shows_what_concerns_whoever_opens_it_and_the_clusters() {
    ann().opensHome().homeShows("terminate 1 session on prod-eu").homeShows("Clusters");
    assertThat(ann().home()).contains("Waiting for you", "that is all", "Refresh");
    assertThat(stage.handler.inputs()).containsExactly("sessions");
    assertThat(ann().sees()).isEmpty();
  }

  @Test
  void the_messages_beside_it_show_nothing() {
    ann().opensMessages();
    ann().types("/pg sessions").sees("71322");
    assertThat(stage.slack.calls("views.publish")).isZero();
  }

  @Test
  void the_same_opening_is_looked_at_once() {
    ann().opensHome().again().again().homeShows("Clusters");
    ann().types("/pg sessions").sees("71322");
    assertThat(stage.handler.inputs()).containsExactly("sessions", "sessions");
  }

  @ParameterizedTest
  @CsvSource({"STRANGER,another organisation", "GUEST,guests", "DELETED,deactivated"})
  void others_than_members_see_only_that_nothing_is_taken_from_them(String trait, String who) {
    stage.slack.unusual("eve", trait);
    FakeSlackPerson eve = stage.slack.as("eve").opensHome().homeShows(who);
    assertThat(eve.home()).doesNotContain("Waiting", "Refresh", "Clusters");
    assertThat(stage.handler.seen()).isEmpty();
    assertThat(stage.handler.notLetIn).hasSize(1);
  }

  @Test
  void whoever_has_no_role_is_told_so_and_sees_no_cluster() {
    stage.handler.overviews = () -> Overview.saying("You have no role here. Ask dba for one.");
    ann().opensHome().homeShows("You have no role here");
    assertThat(stage.handler.seen()).isEmpty();
    assertThat(ann().home()).doesNotContain("Drain");
  }

  @Test
  void a_press_opens_its_question_and_what_is_answered_comes_as_a_direct_message() {
    FakeSlackPerson ann =
        ann().opensHome().homeShows("terminate 1 session").pressesAtHome("Approve…");
    assertThat(ann.asked()).contains("[Approve]");
    stage.handler.overviews = () -> overview(List.of());
    ann.fills(Map.of());
    await().until(() -> stage.handler.inputs().getLast().equals("sessions"));
    ann.homeShows("that is all");
    await().untilAsserted(() -> assertThat(ann.home()).doesNotContain("terminate 1 session"));
    assertThat(stage.slack.messages(stage.slack.directId("ann"))).hasSize(1);
    assertThat(stage.slack.messages(stage.slack.channelId("ops"))).isEmpty();
    assertThat(
            stage.handler.seen().stream().filter(it -> it.input().toString().contains("APPROVE")))
        .allMatch(it -> it.place().equals(Place.directTo(it.actor())));
  }

  @Test
  void rights_that_are_taken_away_while_it_is_open_are_gone_with_the_next_press() {
    FakeSlackPerson ann = ann().opensHome().homeShows("Clusters");
    stage.handler.overviews = () -> Overview.saying("You have no role here.");
    stage.handler.answers(
        "DETAILS", () -> Reply.Refusal.of("denied", "no longer yours", ExitCode.REFUSED));
    ann.pressesAtHome("Details").sees("no longer yours").homeShows("You have no role here.");
    assertThat(ann.home()).doesNotContain("Waiting", "Clusters");
  }

  @Test
  void a_guest_by_now_presses_in_vain() {
    FakeSlackPerson eve = stage.slack.as("eve").opensHome().homeShows("Clusters");
    stage.slack.unusual("eve", "GUEST");
    await()
        .until(() -> stage.workspace.people().barred(stage.slack.userId("eve"), true).isPresent());
    int before = stage.handler.seen().size();
    eve.pressesAtHome("Details").homeShows("guests");
    assertThat(stage.handler.seen()).hasSize(before);
  }

  @Test
  void its_own_buttons_refresh_and_ask() {
    FakeSlackPerson ann = ann().opensHome().homeShows("Clusters");
    stage.handler.overviews = () -> overview(List.of(card("something new")));
    ann.pressesAtHome("Refresh").homeShows("something new");
    stage.handler.answers("locks", () -> Replies.named("locks"));
    ann.pressesAtHome("Lock tree");
    await().until(() -> stage.handler.inputs().contains("locks"));
    await()
        .untilAsserted(
            () -> assertThat(stage.slack.messages(stage.slack.directId("ann"))).hasSize(1));
  }

  @Test
  void clusters_that_take_their_time_keep_nobody_waiting() {
    var answers = new CountDownLatch(1);
    stage.handler.answers(
        "sessions",
        () -> {
          try {
            answers.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Replies.named("sessions");
        });
    ann().opensHome().homeShows("looking at the clusters…");
    assertThat(ann().home()).contains("terminate 1 session");
    answers.countDown();
    await().untilAsserted(() -> assertThat(ann().home()).doesNotContain("looking"));
  }

  @Test
  void what_is_asked_for_while_it_is_shown_is_shown_last() {
    var first = new CountDownLatch(1);
    var count = new AtomicInteger();
    stage.handler.overviews =
        () -> {
          if (count.incrementAndGet() == 1) {
            try {
              first.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return overview(List.of(card("old")));
          }
          return overview(List.of(card("new")));
        };
    ann().opensHome().opensHome();
    await().until(() -> count.get() == 1);
    first.countDown();
    ann().homeShows("new");
    assertThat(count).hasValue(2);
  }

  @Test
  void a_hundred_cards_fit_and_what_does_not_is_counted() {
    stage.handler.overviews =
        () -> overview(Collections.nCopies(100, card("x".repeat(4000) + " ends here")));
    ann().opensHome().homeShows("more that do not fit here");
    assertThat(ann().home()).contains("Refresh");
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_connection_that_breaks_costs_no_tab(Break when) {
    stage.wire.breaks("views.publish", when);
    ann().opensHome().homeShows("Clusters");
  }
}
