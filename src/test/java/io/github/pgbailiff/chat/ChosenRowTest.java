package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.SeenSession;
import io.github.pgbailiff.executor.Invocation.Input;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChosenRowTest {
  private static final Instant START = Instant.parse("2026-11-22T09:26:55.123456Z");
  private static final Instant XACT = Instant.parse("2026-11-25T19:00:00.000001Z");
  private static final List<String> COLUMNS = List.of("pid", "backend_start", "xact_start");

  private static ChosenRow row(Optional<Instant> xact) {
    return ChosenRow.of(
            COLUMNS,
            List.of(Value.whole(4_194_304), Value.moment(Optional.of(START)), Value.moment(xact)))
        .orElseThrow();
  }

  @Test
  void a_choice_means_the_session_and_the_transaction_to_the_microsecond() {
    for (Optional<Instant> xact : List.of(Optional.of(XACT), Optional.<Instant>empty())) {
      ChosenRow row = row(xact);
      assertThat(row.text()).hasSizeLessThan(32);
      assertThat(ChosenRow.parse(row.text())).isEqualTo(row);
      assertThat(RowChoice.command(Press.Action.SELECT_TERMINATE, List.of("prod " + row.text())))
          .contains(
              new Input.Words(
                  List.of("terminate", "prod", "4194304"),
                  List.of(new SeenSession(4_194_304, START, xact))));
    }
  }

  @Test
  void a_choice_that_nobody_of_ours_wrote_is_judged_as_a_pid() {
    assertThat(ChosenRow.parse("4711 ! ?").pid()).isEqualTo("4711 ! ?");
    assertThat(ChosenRow.parse("4711").seen()).isEmpty();
    assertThat(RowChoice.command(Press.Action.SELECT_CANCEL, List.of("one 1", "two 2"))).isEmpty();
  }
}
