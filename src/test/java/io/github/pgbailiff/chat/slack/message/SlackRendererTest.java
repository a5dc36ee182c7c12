package io.github.pgbailiff.chat.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.testing.Fuzz;
import io.github.pgbailiff.testing.replies.Golden;
import io.github.pgbailiff.testing.replies.HostileTexts;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

final class SlackRendererTest {
  private static final Golden GOLDEN = new Golden(SlackRendererTest.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void every_reply_reads_as_it_was_found_right(String name) {
    SlackMessage message = SlackRenderer.message(Replies.named(name), false);
    GOLDEN.holds("messages/" + name + ".txt", FakeSlack.shown(message.array()) + "\n");
    GOLDEN.holds("messages/" + name + ".json", pretty(message));
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void slack_takes_every_reply(String name) {
    for (boolean toEverybody : new boolean[] {false, true}) {
      SlackMessage message = SlackRenderer.message(Replies.named(name), toEverybody);
      assertThat(FakeSlack.problems(message.array())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void nothing_but_the_mentions_of_a_card_sets_anything_off(String name) {
    SlackMessage message = SlackRenderer.message(Replies.named(name), false);
    List<String> expected =
        Replies.named(name) instanceof Reply.Card card
                && card.mentions().contains("slack:U0ANN0001")
            ? List.of("<@U0ANN0001>")
            : List.of();
    // To name the channel that a request came from notifies nobody.
    assertThat(FakeSlack.effects(message.text(), message.array()))
        .filteredOn(it -> !it.equals("<#C0OPS0001>"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#everything")
  void no_reply_is_shown_as_nothing(Reply reply) {
    for (boolean toEverybody : new boolean[] {false, true}) {
      SlackMessage message = SlackRenderer.message(reply, toEverybody);
      assertThat(FakeSlack.shown(message.array())).isNotBlank();
      assertThat(message.text()).isNotBlank();
      assertThat(FakeSlack.problems(message.array())).isEmpty();
    }
  }

  @Test
  void a_card_names_the_channel_that_it_comes_from() {
    for (var origin : Map.of("#C0OPS0001", "<#C0OPS0001>", "#D0ANN0001", "").entrySet()) {
      var card =
          new Reply.Card(
              "R-1 finished",
              Tone.GOOD,
              new Reply.Report(List.of(), "", List.of(), List.of(), ExitCode.DONE),
              List.of(),
              List.of("slack:" + origin.getKey()));
      SlackMessage message = SlackRenderer.message(card, true);
      assertThat(FakeSlack.problems(message.array())).isEmpty();
      assertThat(String.join("", FakeSlack.effects(message.text(), message.array())))
          .isEqualTo(origin.getValue());
    }
  }

  @Test
  void whoever_reads_in_public_sees_neither_queries_nor_client_addresses() {
    for (String name : List.of("sessions", "session", "sessions-narrow")) {
      SlackMessage message = SlackRenderer.message(Replies.named(name), true);
      assertThat(message.json()).doesNotContain("UPDATE stock").doesNotContain("192.168.3");
    }
  }

  @Test
  void a_menu_without_room_for_all_says_how_many_it_offers() {
    assertThat(SlackRenderer.message(Replies.many(100), false).json()).doesNotContain("the first");
    assertThat(SlackRenderer.message(Replies.many(101), false).json())
        .contains("some of these: (the first 100 of 101)");
  }

  @Test
  void lists_in_public_offer_no_selection() {
    assertThat(SlackRenderer.message(Replies.named("sessions-public"), false).json())
        .doesNotContain("multi_static_select");
    assertThat(SlackRenderer.message(Replies.named("sessions"), false).json())
        .contains("multi_static_select");
  }

  @Test
  void buttons_carry_their_token_and_nothing_else() {
    SlackMessage message = SlackRenderer.message(Replies.named("approval-card"), true);
    List<String> values =
        message.array().findValues("value").stream().map(v -> v.asString()).toList();
    assertThat(values)
        .containsExactly(
            "APPROVE:3:R-1042", "DENY:3:R-1042", "DETAILS:3:R-1042", "WITHDRAW:3:R-1042");
  }

  @Test
  void what_does_not_fit_is_counted() {
    SlackMessage message = SlackRenderer.message(Replies.table(500, 60), false);
    assertThat(message.complete()).isFalse();
    assertThat(FakeSlack.problems(message.array())).isEmpty();
    String shown = FakeSlack.shown(message.array());
    long lines = shown.lines().filter(line -> line.contains("xxxxx")).count();
    long note = 1;
    assertThat(shown).contains("… and " + (500 - lines + note) + " more lines");
  }

  @Test
  void many_sections_stay_within_the_blocks_of_a_message() {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      sections.addAll(Replies.table(1, 5).sections());
    }
    var report = new Reply.Report(List.of(), "clusters", sections, List.of(), ExitCode.DONE);
    SlackMessage message = SlackRenderer.message(report, false);
    assertThat(FakeSlack.problems(message.array())).isEmpty();
    assertThat(message.complete()).isFalse();
  }

  @Test
  void names_made_of_anything_neither_break_out_nor_are_refused() {
    tryNames(42);
  }

  @Test
  @Tag("fuzz")
  void no_name_breaks_out() {
    Fuzz.seeds(SlackRendererTest::tryNames);
  }

  private static void tryNames(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Reply reply = HostileTexts.card(HostileTexts.text(random), "slack");
      SlackMessage message = SlackRenderer.message(reply, round % 2 == 0);
      assertThat(FakeSlack.problems(message.array())).isEmpty();
      assertThat(FakeSlack.effects(message.text(), message.array())).isEmpty();
      assertThat(message.json().codePoints().filter(SlackRendererTest::isHidden)).isEmpty();
    }
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return Set.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE)
        .contains(type);
  }

  private static String pretty(SlackMessage message) {
    var root = JSON.createObjectNode().put("text", message.text());
    root.set("blocks", message.array());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
