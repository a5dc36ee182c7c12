package io.github.pgbailiff.chat.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.replies.Replies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OneShotTest {
  private final ByteArrayOutputStream dialogue = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CannedHandler handler = new CannedHandler(new TerminalRoom(screen("")));

  private Screen screen(String typed) {
    var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    return new PlainScreen(in, stream(dialogue), 100, true);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private Reply runs(boolean yes, Optional<String> typed, String... words) {
    var place = Place.of("terminal", "host");
    var input = new Invocation.Input.Words(List.of(words));
    var invocation =
        new Invocation(
            new Actor("terminal", "ann", "ann"), place, Optional.empty(), Optional.empty(), input);
    return new OneShot(handler, typed.map(this::screen), yes).run(invocation);
  }

  @Test
  void a_reading_verb_is_answered_at_once() {
    assertThat(runs(false, Optional.empty(), "sessions")).isEqualTo(Replies.named("sessions"));
    assertThat(dialogue.size()).isZero();
  }

  @Test
  void yes_confirms() {
    assertThat(runs(true, Optional.empty(), "terminate", "x")).isEqualTo(Replies.named("whoami"));
    assertThat(handler.seen()).last().isEqualTo("terminal:ann CONFIRM:3:R-1042 {}");
  }

  @Test
  void somebody_at_a_terminal_is_asked() {
    assertThat(runs(false, Optional.of("y\n"), "terminate", "x"))
        .isEqualTo(Replies.named("whoami"));
    assertThat(dialogue.toString(StandardCharsets.UTF_8))
        .contains("┃ ⏳ Terminate 1 session on prod-eu?", "Confirm? [y/N]")
        .doesNotContain("[1] Confirm");
  }

  @Test
  void anything_but_yes_is_no() {
    for (String typed : List.of("n\n", "\n", "", "yeah\n")) {
      Reply reply = runs(false, Optional.of(typed), "terminate", "x");
      assertThat(reply.exit()).isEqualTo(ExitCode.REFUSED);
    }
    assertThat(handler.seen()).noneMatch(line -> line.contains("CONFIRM"));
    assertThat(handler.seen()).last().isEqualTo("terminal:ann DISMISS:3:R-1042 {}");
  }

  @Test
  void without_a_terminal_nothing_is_confirmed_and_the_remedy_named() {
    Reply reply = runs(false, Optional.empty(), "terminate", "x");
    assertThat(new JsonRenderer().render(reply))
        .startsWith("{\"error\":\"not_confirmed\",")
        .contains("--yes")
        .contains("\"request\":\"R-1042\"");
    assertThat(reply.exit().code()).isEqualTo(3);
  }

  @Test
  void yes_approves_but_does_not_invent_a_reason() {
    runs(true, Optional.empty(), "approve", "R-1042");
    assertThat(handler.seen()).last().isEqualTo("terminal:ann APPROVE:3:R-1042 {}");
    assertThat(runs(true, Optional.empty(), "deny", "R-1042").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_question_is_asked_at_a_terminal() {
    runs(false, Optional.of("rolled back\n"), "deny", "R-1042");
    assertThat(handler.seen()).last().isEqualTo("terminal:ann DENY:3:R-1042 {reason=rolled back}");
  }

  private void prints(Output output, String reply) {
    output.print(Replies.named(reply), stream(out), stream(err));
  }

  @Test
  void a_table_goes_to_the_output_and_a_refusal_to_the_other() {
    var table = new Output.Table(new TextRenderer(100, false, View.DEFAULT));
    prints(table, "whoami");
    prints(table, "refusal-denied");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\nann  roles oncall");
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("✗ terminate: needs");
  }

  @Test
  void json_is_one_object_on_the_output() {
    prints(new Output.Json(), "refusal-denied");
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"error\":\"denied\"");
    assertThat(err.size()).isZero();
  }

  @Test
  void rows_go_to_the_output_and_what_they_leave_out_to_the_other() {
    prints(new Output.Csv(), "sessions-cut");
    prints(new Output.Csv(), "refusal-usage");
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(21);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("20 of 38 sessions", "175 idle sessions are not listed", "✗ idle: \"soon\"");
  }
}
