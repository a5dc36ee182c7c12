package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscordLineTest {
  private static final CommandParser PARSER = new CommandParser(ChatVerbs.ALL);

  private static Command command(String verb, Map<String, String> options) {
    String line = DiscordLine.of(ChatVerbs.named(verb), options);
    assertThat(PARSER.parse(line)).as(line).isInstanceOf(ParsedLine.Understood.class);
    return ((ParsedLine.Understood) PARSER.parse(line)).command();
  }

  @Test
  void options_mean_what_the_same_keys_mean_as_text() {
    Command command =
        command(
            "terminate",
            Map.of(
                "cluster", "prod-eu/wiki",
                "pid", "71322, 71340",
                "user", "a,b*",
                "reason", "stuck deploy, INC-42",
                "filter", "client:192.168.3.0/24 idle:30m"));
    assertThat(CanonicalText.of(command))
        .isEqualTo(
            CanonicalText.of(
                ((ParsedLine.Understood)
                        PARSER.parse(
                            "terminate prod-eu/wiki 71322 71340 user:a,b* client:192.168.3.0/24"
                                + " idle:30m reason:\"stuck deploy, INC-42\""))
                    .command()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all reason:x",
        "x\" all \"",
        "\\",
        "\"",
        "“”",
        "a\nall",
        "'all'",
        "\\\" all",
        "x all"
      })
  void a_text_stays_one_value(String hostile) {
    Command command =
        command("terminate", Map.of("cluster", "prod-eu", "pid", "1", "reason", hostile));
    assertThat(command.options().text("reason")).contains(hostile);
    assertThat(command.all()).isFalse();
    assertThat(command.pids()).containsExactly(1);
  }

  @Test
  void random_texts_stay_one_value() {
    var random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      var text = new StringBuilder("x");
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(
            List.of("\"", "\\", " ", "all", "1", "'", "“", "reason:", "\n", "-", "—", "\u00a0")
                .get(random.nextInt(12)));
      }
      Command command =
          command("terminate", Map.of("cluster", "prod-eu", "pid", "1", "reason", text.toString()));
      assertThat(command.options().text("reason")).contains(text.toString());
      assertThat(command.all()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod-eu all", "break-glass:prod", "\"prod\"", "--reason", "a\\ b", ""})
  void what_is_no_cluster_is_refused(String hostile) {
    assertThatThrownBy(() -> command("terminate", Map.of("cluster", hostile)))
        .isInstanceOf(DiscordLine.OptionException.class)
        .hasMessageContaining("cluster: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 reason:x", "one", "1;2", "-1"})
  void what_is_no_process_id_is_refused(String hostile) {
    assertThatThrownBy(() -> command("terminate", Map.of("cluster", "a", "pid", hostile)))
        .isInstanceOf(DiscordLine.OptionException.class)
        .hasMessageContaining("pid: ");
  }

  @Test
  void a_quote_that_the_filter_leaves_open_swallows_nothing() {
    String line =
        DiscordLine.of(
            ChatVerbs.named("terminate"),
            Map.of("pid", "1", "reason", "a b", "filter", "user:x \"y"));
    assertThat(PARSER.parse(line)).isInstanceOf(ParsedLine.Misunderstood.class);
  }

  @Test
  void a_mention_is_the_account() {
    String line = DiscordLine.of(ChatVerbs.named("deny"), Map.of("reason", "<@80351110224678912>"));
    assertThat(line).contains("discord:80351110224678912");
  }
}
