package io.github.pgbailiff.chat.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.testing.replies.Replies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat on a terminal, key by key. */
final class JLineScreenTest {
  private static final List<Actor> PEOPLE =
      List.of(new Actor("terminal", "ann", "ann"), new Actor("terminal", "bob", "bob"));

  @TempDir private Path folder;
  private final PipedOutputStream keys = new PipedOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private JLineScreen screen;
  private CannedHandler handler;
  private Thread chat;

  @BeforeEach
  void start() throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .system(false)
            .streams(new PipedInputStream(keys), out)
            .type("xterm-256color")
            .encoding(StandardCharsets.UTF_8)
            .stdinEncoding(StandardCharsets.UTF_8)
            .stdoutEncoding(StandardCharsets.UTF_8)
            .size(Size.of(100, 40))
            .build();
    screen = new JLineScreen(terminal, false, Optional.of(folder.resolve("own/history")));
    var room = new TerminalRoom(screen);
    handler = new CannedHandler(room);
    var chatting = new TerminalChat(handler, PEOPLE, room, "host", Optional.empty());
    chat = Thread.ofVirtual().start(chatting::run);
    sees("ann> ");
  }

  @AfterEach
  void leave() throws Exception {
    keys.close();
    screen.close();
    chat.join();
  }

  private void types(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  private String seen() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void sees(String text) {
    await().until(this::seen, seen -> seen.contains(text));
  }

  @Test
  void a_command_is_answered() throws IOException {
    types("/pg sessions\r");
    sees("187 of 200 connections");
    assertThat(handler.seen()).containsExactly("terminal:ann sessions");
  }

  @Test
  void buttons_are_numbers_and_somebody_else_may_type() throws IOException {
    types("terminate x\r");
    sees("[1] Confirm  [2] Never mind");
    types("1\r");
    sees("[1] Approve…");
    types("/as bob\r");
    sees("bob> ");
    types("1\r");
    sees("Approve? [y/N]");
    types("y\r");
    await().until(handler::seen, seen -> seen.contains("terminal:bob APPROVE:3:R-1042 {}"));
  }

  @Test
  void what_is_being_typed_survives_an_announcement() throws IOException {
    types("sess");
    sees("sess");
    handler.announce(Replies.named("approval-card"));
    sees("[1] Approve…");
    types("ions\r");
    await().until(handler::seen, seen -> seen.equals(List.of("terminal:ann sessions")));
  }

  @Test
  void a_tab_completes_a_verb_and_a_value() throws IOException {
    types("term");
    types("\u0015sessions ap\t\r");
    await()
        .until(
            handler::seen, seen -> seen.equals(List.of("terminal:ann sessions app:\"check out\"")));
  }

  @Test
  void a_name_that_hides_something_is_never_completed() throws IOException {
    types("sessions us\t\r");
    await().until(handler::seen, seen -> seen.equals(List.of("terminal:ann sessions us")));
  }

  @Test
  void an_exclamation_mark_stays_one() throws IOException {
    types("sessions user:!etl !!\r");
    await()
        .until(handler::seen, seen -> seen.equals(List.of("terminal:ann sessions user:!etl !!")));
  }

  @Test
  void commands_are_remembered_for_their_owner_and_answers_are_not() throws IOException {
    types("deny R-1042\r");
    sees("Reason: ");
    types("secret\r");
    await().until(() -> handler.seen().size() == 2);
    types("locks\r");
    await().until(() -> handler.seen().size() == 3);
    types("/quit\r");
    await().until(() -> !chat.isAlive());
    Path history = folder.resolve("own/history");
    assertThat(Files.readString(history)).contains("deny R-1042", "locks").doesNotContain("secret");
    assertThat(Files.getPosixFilePermissions(history)).hasSize(2);
  }

  @Test
  void control_c_clears_the_line_says_how_to_leave_and_then_leaves() throws IOException {
    types("sess\u0003");
    types("locks\r");
    await().until(handler::seen, seen -> seen.equals(List.of("terminal:ann locks")));
    types("sess\u0003\u0003");
    sees("Ctrl-C again, Ctrl-D or exit leaves");
    types("usage\r");
    await().until(handler::seen, seen -> seen.contains("terminal:ann usage"));
    types("\u0003\u0003");
    await().until(() -> !chat.isAlive());
  }

  @Test
  void control_d_leaves() throws IOException {
    types("\u0004");
    await().until(() -> !chat.isAlive());
  }

  @Test
  void closing_the_screen_ends_the_chat() throws IOException {
    screen.close();
    await().until(() -> !chat.isAlive());
  }
}
