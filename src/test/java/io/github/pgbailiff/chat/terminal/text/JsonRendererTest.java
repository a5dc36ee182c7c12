package io.github.pgbailiff.chat.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.replies.Golden;
import io.github.pgbailiff.testing.replies.Replies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

final class JsonRendererTest {
  private static final Golden GOLDEN = new Golden(JsonRendererTest.class);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static Stream<String> names() {
    return Replies.all().keySet().stream();
  }

  private static String json(String name) {
    return new JsonRenderer().render(Replies.named(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_reply_reads_as_it_was_found_right(String name) {
    String indented =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(json(name)));
    GOLDEN.holds("json/" + name + ".json", indented + "\n");
  }

  @ParameterizedTest
  @MethodSource("names")
  void it_is_one_line_of_safe_characters(String name) {
    assertThat(json(name)).endsWith("}\n");
    assertThat(json(name).strip().codePoints())
        .noneMatch(c -> Character.getType(c) == Character.CONTROL)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT);
  }

  @Test
  void programs_get_the_text_as_it_was() {
    String evil = "\u001b[2J\u009b1A\u202e\u200b\ud83d\udc18\udb40\udc41\n\"\\";
    var reply = Reply.Refusal.of("usage", evil, ExitCode.USAGE);
    String json = new JsonRenderer().render(reply);
    assertThat(MAPPER.readTree(json).get("message").asString()).isEqualTo(evil);
    assertThat(json).contains("\\u009b", "\\u202e", "\\udb40\\udc41", "🐘");
  }

  @Test
  void a_chain_of_5000_waiters_can_be_written() {
    var columns = List.of(Column.of("pid", "PID", Audience.ALWAYS));
    var node = new Body.Node(List.of(Value.whole(5000)), List.of());
    for (int pid = 4999; pid >= 0; pid--) {
      node = new Body.Node(List.of(Value.whole(pid)), List.of(node));
    }
    var tree = new Body.Tree("roots", "waiters", columns, List.of(node));
    var section = new Section(List.of(), List.of(tree), List.of());
    var reply = new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
    assertThat(new JsonRenderer().render(reply))
        .contains("{\"pid\":5000,\"waiters\":[]}")
        .endsWith("]}]}]}\n");
  }
}
