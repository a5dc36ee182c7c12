package io.github.pgbailiff.chat.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and their explanations where they do not fit side by side. */
final class KeyedRowsTest {
  private static final String LONG_KEY = "state:active|idle|idle-txn|waiting|starting|any|!idle";
  private static final String WORDS =
      "ends what was asked for only after it was looked at once more, and says what became of it";

  private static String shown(int width) {
    var table =
        Body.Table.of(
            "keys",
            List.of(
                Column.of("key", "KEY", Audience.ALWAYS), Column.of("help", "", Audience.ALWAYS)),
            List.of(
                List.of(Value.text("dry:yes"), Value.text(WORDS)),
                List.of(Value.text(LONG_KEY), Value.text("what they do"))));
    var section = new Section(List.of(), List.of(table), List.of());
    return new TextRenderer(width, false, View.DEFAULT)
        .render(new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE));
  }

  @Test
  void a_long_key_stands_alone_and_nothing_is_cut() {
    assertThat(shown(80))
        .doesNotContain("…")
        .contains("dry:yes  ends what was asked", LONG_KEY + "\n         what they do\n");
    assertThat(shown(80).replaceAll("\\s+", " ")).contains(WORDS);
    assertThat(shown(80).lines()).allMatch(it -> TextWidth.of(it) <= 80);
  }

  @Test
  void where_there_is_room_all_stand_side_by_side() {
    assertThat(shown(200).lines()).hasSize(3).anyMatch(it -> it.endsWith(WORDS));
  }
}
