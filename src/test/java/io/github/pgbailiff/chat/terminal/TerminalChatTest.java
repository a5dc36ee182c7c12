package io.github.pgbailiff.chat.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.replies.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat without a terminal: what is piped in, and the transcript that comes out. */
final class TerminalChatTest {
  private static final List<Actor> PEOPLE =
      List.of(new Actor("terminal", "ann", "ann"), new Actor("terminal", "1002", "bob"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Duration patience = Duration.ZERO;
  private List<String> seen = List.of();

  private String typing(String... lines) {
    byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var room =
        new TerminalRoom(
            new PlainScreen(new ByteArrayInputStream(in), stream, 100, false), false, patience);
    var handler = new CannedHandler(room);
    new TerminalChat(handler, PEOPLE, room, "host", Optional.empty()).run();
    seen = handler.seen();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Reply.Card card(Tone tone, String title, String fact) {
    return new Reply.Card(
        title,
        tone,
        new Reply.Report(
            List.of(Field.people("here", Value.text(fact))),
            "",
            List.of(),
            List.of(),
            ExitCode.DONE),
        List.of(),
        List.of());
  }

  @Test
  void an_alert_that_is_held_back_appears_once_and_again_when_it_is_over() {
    var screen = new TypedScreen();
    var room = new TerminalRoom(screen, true);
    var channel = Place.of("terminal", "host");
    String id =
        room.deliver(
            channel, card(Tone.SNOOZED, "💤 prod: vic holds up 2", "2 wait"), Optional.empty());
    room.deliver(channel, card(Tone.SNOOZED, "💤 prod: vic holds up 3", "3 wait"), Optional.of(id));
    assertThat(screen.shown()).contains("2 wait").doesNotContain("3 wait", "holds up 3");
    room.deliver(
        channel, card(Tone.GOOD, "🟢 A-1 on prod is over", "nobody waits"), Optional.of(id));
    assertThat(screen.shown()).contains("🟢 A-1 on prod is over", "nobody waits");
  }

  @Test
  void a_request_is_made_approved_and_carried_out() {
    String transcript =
        typing(
            "/pg sessions",
            "/pg terminate prod-eu app:checkout reason:\"stuck\"",
            "1",
            "/as bob",
            "1",
            "y");
    new Golden(TerminalChatTest.class).holds("chat/approved.txt", transcript);
    assertThat(seen)
        .containsExactly(
            "terminal:ann sessions",
            "terminal:ann terminate prod-eu app:checkout reason:\"stuck\"",
            "terminal:ann CONFIRM:3:R-1042 {}",
            "terminal:1002 asks for APPROVE",
            "terminal:1002 APPROVE:3:R-1042 {}");
  }

  @Test
  void a_question_left_unanswered_does_nothing() {
    assertThat(typing("approve R-1042", "n")).contains("Approve? [y/N]", "nothing was done");
    assertThat(seen).containsExactly("terminal:ann approve R-1042");
  }

  @Test
  void the_end_of_the_input_is_no_answer() {
    assertThat(typing("deny R-1042")).contains("nothing was done");
  }

  @Test
  void a_required_answer_is_sent_with_the_press() {
    typing("deny R-1042", "  being rolled back ");
    assertThat(seen).last().isEqualTo("terminal:ann DENY:3:R-1042 {reason=being rolled back}");
  }

  @Test
  void words_without_the_slash_command_work_too() {
    typing("sessions prod-eu", "  /pg   locks  ", "/pg", "");
    assertThat(seen)
        .containsExactly(
            "terminal:ann sessions prod-eu", "terminal:ann locks", "terminal:ann help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quit", "quit", "exit", "/exit", "EXIT", "\\q"})
  void leaving_ends_the_chat(String word) {
    assertThat(typing(word, "sessions")).isEqualTo("ann> " + word + "\n");
    assertThat(seen).isEmpty();
  }

  @Test
  void help_is_had_by_whatever_people_type_for_it() {
    typing("?", "/help", "/help terminate", "/?", "help");
    assertThat(seen)
        .containsExactly(
            "terminal:ann help",
            "terminal:ann help",
            "terminal:ann help terminate",
            "terminal:ann help",
            "terminal:ann help");
  }

  @Test
  void an_empty_screen_is_no_command() {
    assertThat(typing("clear", "/clear", "cls")).doesNotContain("✗");
    assertThat(seen).isEmpty();
  }

  @Test
  void a_verb_may_stand_behind_a_slash() {
    typing("/locks prod-eu", "/pg");
    assertThat(seen).containsExactly("terminal:ann locks prod-eu", "terminal:ann help");
  }

  @Test
  void what_is_not_there_is_named() {
    assertThat(typing("/as eve", "7"))
        .contains("✗ /as: \"eve\" is none of ann, bob")
        .contains("✗ 7: there is no such button now");
  }

  @Test
  void what_is_typed_is_repeated_without_its_escape_codes() {
    assertThat(typing("locks \u001b[2J\u202e")).startsWith("ann> locks �[2J�\n");
  }

  @Test
  void nothing_of_a_terminal_is_needed() {
    assertThat(typing("sessions", "hostile", "terminate x", "1", "1", "y"))
        .doesNotContain("\u001b", "\u009b");
  }

  @Test
  void looking_at_details_leaves_the_other_buttons() {
    typing("terminate x", "1", "3", "1", "n");
    assertThat(seen)
        .containsSubsequence("terminal:ann DETAILS:3:R-1042 {}", "terminal:ann asks for APPROVE");
  }

  @Test
  void a_card_that_was_refused_can_be_pressed_again() {
    typing("terminate x", "1", "4", "4");
    assertThat(seen).filteredOn(line -> line.contains("WITHDRAW")).hasSize(2);
  }

  @Test
  void a_number_may_be_typed_ahead_of_its_card() {
    patience = Duration.ofSeconds(30);
    typing("late", "1", "n");
    assertThat(seen).containsExactly("terminal:ann late", "terminal:ann asks for APPROVE");
  }

  @Test
  void a_pressed_card_gives_its_numbers_back() {
    String transcript = typing("terminate x", "2", "1");
    assertThat(transcript).contains("✗ 1: there is no such button now");
    assertThat(seen).last().isEqualTo("terminal:ann DISMISS:3:R-1042 {}");
  }
}
