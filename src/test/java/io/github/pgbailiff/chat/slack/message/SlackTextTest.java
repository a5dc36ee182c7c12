package io.github.pgbailiff.chat.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.slack.FakeSlack;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

final class SlackTextTest {
  @ParameterizedTest
  @CsvSource({
    "audit by:<@U0ANN0001|ann>, audit by:slack:U0ANN0001",
    "audit by:<@W0ANN0001>, audit by:slack:W0ANN0001",
    "client:<http://db1.example.net|db1.example.net>, client:db1.example.net",
    "app:<https://shop.example>, app:https://shop.example",
    "app:<mailto:a@b.example|a@b.example>, app:a@b.example",
    "reason:see <#C0OPS0001|ops>, reason:see #ops",
    "reason:<!here>, reason:@here",
    "query:a &lt; b &amp;&amp; c &gt; d, query:a < b && c > d",
    "app:&amp;lt;x, app:&lt;x"
  })
  void what_slack_made_of_it_is_undone(String received, String typed) {
    assertThat(SlackText.typed(received)).isEqualTo(typed);
  }

  @Test
  void the_command_follows_the_mention_of_the_bot_and_no_other() {
    assertThat(SlackText.afterMention("hey <@U0BOT0001> sessions <@U0ANN0001>", "U0BOT0001"))
        .isEqualTo("sessions <@U0ANN0001>");
    assertThat(SlackText.afterMention("<@U0ANN0001> sessions", "U0BOT0001"))
        .isEqualTo("<@U0ANN0001> sessions");
  }

  @Test
  void escaped_text_sets_nothing_off_and_reads_as_it_was() {
    var random = new Random(7);
    String[] parts = {"<!channel>", "<@U0ANN0001>", "&lt;", "&", ">", "|", "`", "*", "a", "<"};
    for (int round = 0; round < 1_000; round++) {
      var text = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String escaped = SlackText.escaped(text.toString());
      assertThat(FakeSlack.effects(escaped, JsonNodeFactory.instance.arrayNode())).isEmpty();
      assertThat(SlackText.typed(escaped)).isEqualTo(text.toString());
    }
  }
}
