package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.replies.Golden;
import io.github.pgbailiff.testing.replies.Replies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CsvRendererTest {
  private static final Golden GOLDEN = new Golden(CsvRendererTest.class);

  static Stream<String> names() {
    return Replies.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_reply_reads_as_it_was_found_right(String name) {
    GOLDEN.holds("csv/" + name + ".csv", CsvRenderer.render(Replies.named(name)));
  }

  private static String cell(Value value) {
    var table =
        Body.Table.of("t", List.of(Column.of("c", "C", Audience.ALWAYS)), List.of(List.of(value)));
    var section = new Section(List.of(), List.of(table), List.of());
    var report = new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
    return CsvRenderer.render(report);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "=1+1,'=1+1",
        "+x,'+x",
        "-x,'-x",
        "@a,'@a",
        "＝1,'＝1",
        "-5,-5",
        "+1.5,+1.5",
        "a=b,a=b"
      })
  void a_cell_is_never_a_formula(String text, String cell) {
    assertThat(cell(Value.text(text))).isEqualTo("c\r\n" + cell + "\r\n");
  }

  @Test
  void the_columns_do_not_depend_on_which_part_does_not_answer() {
    Reply.Report partly = (Reply.Report) Replies.named("sessions-partly");
    String header = CsvRenderer.render(partly).lines().findFirst().orElseThrow();
    assertThat(header).endsWith(",reachable,error");
    for (List<Section> sections :
        List.of(partly.sections().reversed(), partly.sections().subList(0, 1))) {
      var report = new Reply.Report(partly.facts(), "clusters", sections, List.of(), partly.exit());
      assertThat(CsvRenderer.render(report).lines()).first().isEqualTo(header);
    }
  }

  @Test
  void a_thing_that_is_not_there_has_no_row() {
    var report =
        new Reply.Report(
            List.of(
                Field.data("verb", Value.text("session")),
                Field.data("cluster", Value.text("prod-eu")),
                Field.data("session", Value.none())),
            "",
            List.of(),
            List.of(),
            ExitCode.DONE);
    assertThat(CsvRenderer.render(report)).isEqualTo("verb,cluster,session\r\n");
  }

  @Test
  void a_formula_behind_white_space_is_none_either() {
    assertThat(cell(Value.text("\t=1"))).isEqualTo("c\r\n' =1\r\n");
    assertThat(cell(Value.text(" =1"))).isEqualTo("c\r\n' =1\r\n");
    assertThat(cell(Value.text("\r=1"))).isEqualTo("c\r\n' =1\r\n");
  }

  @Test
  void quotes_commas_and_line_feeds_are_quoted() {
    assertThat(cell(Value.text("a \"b\", c\nd"))).isEqualTo("c\r\n\"a \"\"b\"\", c\nd\"\r\n");
  }

  @Test
  void negative_numbers_stay_numbers() {
    assertThat(cell(Value.whole(-3))).isEqualTo("c\r\n-3\r\n");
    assertThat(cell(new Value.Seconds(-0.25))).isEqualTo("c\r\n-0.3\r\n");
  }
}
