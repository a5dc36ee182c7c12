package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.HttpWire.Break;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import io.github.pgbailiff.testing.slack.FakeSlackPerson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever connection breaks, at whatever call: whoever asked gets the answer, once. */
final class SlackBrokenConnectionsTest {
  private static final String TWICE = "you may see it twice";

  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void connect() {
    stage = SlackStage.connected(folder);
    stage.handler.answers(
        "public",
        () ->
            new Reply.Presented(
                Replies.named("sessions"), new Presentation(Presentation.View.DEFAULT, true)));
    stage.handler.answers("question APPROVE", () -> Replies.named("approve-question"));
    stage.handler.answers("approve", () -> Replies.named("approve-question"));
    stage.handler.answers("file", () -> Replies.named("sessions-file"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  static Stream<Arguments> callsOfCommands() {
    return Stream.of(
            List.of("/pg sessions", "users.info", "conversations.info", "/response/"),
            List.of("@pgbailiff sessions", "conversations.info", "chat.postEphemeral"),
            List.of("/pg public", "chat.postMessage"),
            List.of("@pgbailiff public", "users.info", "chat.postMessage"))
        .flatMap(calls ->
            calls.stream()
                .skip(1)
                .flatMap(call ->
                    Stream.of(Break.values())
                        .map(when -> Arguments.of(calls.getFirst(), call, when))));
  }

  @ParameterizedTest
  @MethodSource("callsOfCommands")
  void a_command_is_answered_once(String typed, String call, Break when) {
    stage.wire.breaks(call, when);
    var ann = stage.slack.as("ann").types(typed).sees("71322");
    ann.types("/pg usage").sees("ann");
    assertThat(answers(ann)).hasSize(1);
  }

  /** Besides those that say that they may be the second. */
  private static List<String> answers(FakeSlackPerson person) {
    return person.sees().stream()
        .filter(text -> text.contains("71322") && !text.contains(TWICE))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void one_in_direct_messages_is_answered_once(Break when) {
    for (String call : List.of("conversations.open", "chat.postMessage")) {
      stage.wire.breaks(call, when);
      var ann = stage.slack.as("ann" + call.length()).privately().types("sessions").sees("71322");
      assertThat(ann.sees().stream().filter(text -> text.contains("71322"))).hasSize(1);
    }
    assertThat(stage.wire.isBroken()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void the_same_answer_twice_is_two_answers(Break when) {
    var ann = stage.slack.as("ann").privately().types("sessions").sees("71322");
    stage.wire.breaks("chat.postMessage", when);
    ann.types("sessions");
    await().until(() -> ann.sees().size() == 2 && stage.wire.isBroken());
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_private_answer_that_may_have_appeared_goes_another_way_and_says_so(Break when) {
    stage.wire.breaks("/response/", when);
    var ann = stage.slack.as("ann").types("/pg sessions").sees("71322");
    await().until(stage.wire::isBroken);
    if (when == Break.AFTERWARDS) {
      ann.sees(TWICE);
      assertThat(ann.sees()).hasSize(2);
    } else {
      assertThat(String.join("\n", ann.sees())).doesNotContain(TWICE);
    }
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_press_opens_its_question(Break when) {
    FakeSlackMessage card = card("approval-card");
    int people = 0;
    for (String call : List.of("views.open", "users.info", "conversations.info")) {
      stage.wire.breaks(call, when);
      FakeSlackPerson bob = stage.slack.as("bob" + people++);
      bob.presses(card, "Approve…").isAsked("Terminate 1 session");
      assertThat(bob.sees()).as(call).noneMatch(text -> text.contains("press the button again"));
    }
    assertThat(stage.handler.questions()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_typed_question_opens_once(Break when) {
    stage.wire.breaks("views.open", when);
    var bob = stage.slack.as("bob").types("/pg approve R-1042").isAsked("Terminate 1 session");
    bob.fills(Map.of()).sees("ann");
    assertThat(bob.sees()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_file_arrives(Break when) {
    for (String call : List.of("files.getUploadURLExternal", "/upload/", "conversations.open")) {
      stage.wire.breaks(call, when);
      var ann = stage.slack.as("ann" + call.length()).types("/pg file");
      ann.sees("in your direct messages").sees("[file sessions-prod-eu.csv]");
    }
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_page_takes_the_place_of_the_one_before(Break when) {
    stage.handler.answers("locks", () -> Replies.named("confirm-card"));
    stage.handler.answers("CONFIRM", () -> Replies.named("whoami"));
    var ann = stage.slack.as("ann").types("/pg locks").sees("Terminate");
    stage.wire.breaks("/response/", when);
    String button = ((Reply.Card) Replies.named("confirm-card")).buttons().getFirst().label();
    ann.presses(button);
    await().until(() -> ann.sees().size() == 1 && !ann.sees().getFirst().contains("Terminate"));
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_card_appears_once_and_is_edited(Break when) {
    stage.wire.breaks("chat.postMessage", when);
    FakeSlackMessage card = card("approval-card");
    stage.wire.breaks("chat.update", when);
    var place = Place.of("slack", card.channel());
    stage.platform.announcer().deliver(place, Replies.named("outcome"), Optional.of(card.ts()));
    List<FakeSlackMessage> shown = stage.slack.messages(card.channel());
    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().shown()).isNotEqualTo(card.shown());
  }

  private FakeSlackMessage card(String name) {
    String channel = stage.slack.channelId("ops");
    stage
        .platform
        .announcer()
        .deliver(Place.of("slack", channel), Replies.named(name), Optional.empty());
    return stage.slack.messages(channel).getLast();
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void who_is_in_a_group_is_looked_up(Break when) {
    stage.slack.group("S0DBA0001", "bob");
    stage.wire.breaks("usergroups.users.list", when);
    var groups = stage.workspace.userGroups(() -> Set.of("S0DBA0001"));
    assertThat(groups.groupsOf(stage.slack.userId("bob"), true)).containsExactly("S0DBA0001");
    assertThat(stage.wire.isBroken()).isTrue();
  }

  @Test
  void connections_that_were_closed_meanwhile_cost_no_answer() {
    for (Duration after : List.of(Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(50))) {
      stage.wire.closesIdle(after);
      for (int i = 0; i < 8; i++) {
        // Somebody new each time: nothing about them is remembered.
        var someone = stage.slack.as("someone" + after.toMillis() + "-" + i);
        someone.types(i % 2 == 0 ? "/pg sessions" : "@pgbailiff sessions").sees("71322");
        assertThat(someone.sees().stream().filter(text -> text.contains("71322"))).hasSize(1);
      }
    }
  }

  @Test
  void what_a_broken_call_is_told_with_names_no_address_and_no_method() {
    for (int i = 0; i < 3; i++) {
      stage.wire.breaks("users.info", Break.AFTERWARDS);
    }
    var ann =
        stage.slack.as("ann").types("/pg sessions").sees("it cannot be found out who you are");
    assertThat(String.join("\n", ann.sees())).doesNotContain("http", "127.0.0.1", "users.info");
  }
}
