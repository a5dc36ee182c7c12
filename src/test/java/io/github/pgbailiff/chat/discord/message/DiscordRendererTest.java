package io.github.pgbailiff.chat.discord.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.chat.text.TwoLineRows;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.Fuzz;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.replies.Golden;
import io.github.pgbailiff.testing.replies.HostileTexts;
import io.github.pgbailiff.testing.replies.Replies;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DiscordRendererTest {
  private static final Golden GOLDEN = new Golden(DiscordRendererTest.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void every_reply_reads_as_it_was_found_right(String name) {
    DiscordMessage message = DiscordRenderer.message(Replies.named(name), false);
    JsonNode body = created(message);
    GOLDEN.holds("messages/" + name + ".txt", FakeDiscord.shown(body) + "\n");
    GOLDEN.holds("messages/" + name + ".json", pretty(body));
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#questions")
  void every_question_reads_as_it_was_found_right(String name) {
    JsonNode modal = json(DiscordModal.of((Reply.Question) Replies.named(name)).toData());
    assertThat(FakeDiscord.modalProblems(modal)).isEmpty();
    GOLDEN.holds("modals/" + name + ".json", pretty(modal));
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void discord_takes_every_reply(String name) {
    for (boolean toEverybody : new boolean[] {false, true}) {
      DiscordMessage message = DiscordRenderer.message(Replies.named(name), toEverybody);
      assertThat(FakeDiscord.problems(created(message))).isEmpty();
      assertThat(FakeDiscord.problems(json(message.edited().toData()))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#everything")
  void no_reply_is_shown_as_nothing(Reply reply) {
    for (boolean toEverybody : new boolean[] {false, true}) {
      JsonNode body = json(DiscordRenderer.message(reply, toEverybody).edited().toData());
      assertThat(FakeDiscord.shown(body)).isNotBlank();
      assertThat(FakeDiscord.problems(body)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void nothing_but_the_mentions_of_a_new_card_notifies_anybody(String name) {
    DiscordMessage message = DiscordRenderer.message(Replies.named(name), false);
    List<String> mentioned =
        Replies.named(name) instanceof Reply.Card card
                && card.mentions().contains("discord:80351110224678912")
            ? List.of("80351110224678912")
            : List.of();
    assertThat(FakeDiscord.pings(json(message.announced().toData())))
        .containsExactlyElementsOf(mentioned);
    assertThat(FakeDiscord.pings(created(message))).isEmpty();
    assertThat(FakeDiscord.pings(json(message.edited().toData()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void an_edit_says_too_that_nobody_is_notified(String name) {
    DiscordMessage message = DiscordRenderer.message(Replies.named(name), false);
    assertThat(json(message.edited().toData()).path("allowed_mentions").path("parse").isEmpty())
        .isTrue();
    assertThat(message.edited().toData().hasKey("allowed_mentions")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.github.pgbailiff.testing.replies.Replies#messages")
  void nothing_in_a_reply_is_markup_but_the_mention_of_a_card(String name) {
    DiscordMessage message = DiscordRenderer.message(Replies.named(name), false);
    List<String> expected =
        Replies.named(name) instanceof Reply.Card card
                && card.mentions().contains("discord:80351110224678912")
            ? List.of("<@80351110224678912>")
            : List.of();
    assertThat(FakeDiscord.effects(created(message))).isEqualTo(expected);
  }

  @Test
  void a_card_names_the_channel_that_it_comes_from() {
    var card =
        new Reply.Card(
            "R-1 finished",
            Tone.GOOD,
            new Reply.Report(
                List.of(
                    from("discord", "41771983423143937"),
                    from("discord", "41@everyone"),
                    from("slack", "1")),
                "",
                List.of(),
                List.of(),
                ExitCode.DONE),
            List.of(),
            List.of());
    JsonNode body = json(DiscordRenderer.message(card, true).announced().toData());
    assertThat(FakeDiscord.problems(body)).isEmpty();
    assertThat(FakeDiscord.pings(body)).isEmpty();
    assertThat(body.path("embeds").path(0).path("description").asString())
        .isEqualTo("from <#41771983423143937>\nfrom discord\nfrom slack");
  }

  @Test
  void sessions_take_two_lines_of_which_the_facts_fit_a_phone() {
    List<String> lines = listed(Replies.named("sessions"));
    assertThat(lines).hasSize(6);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(TextWidth.of(lines.get(i)))
          .isLessThanOrEqualTo(i % 2 == 0 ? TwoLineRows.PHONE : TwoLineRows.NAMES);
    }
    assertThat(lines.get(1)).contains("UPDATE stock SET qty");
  }

  @Test
  void a_narrow_list_fits_a_phone_whole() {
    var view = new Presentation(View.NARROW, false);
    List<String> lines = listed(new Reply.Presented(Replies.named("sessions"), view));
    assertThat(lines).hasSize(6);
    assertThat(lines).allMatch(line -> TextWidth.of(line) <= TwoLineRows.PHONE);
  }

  private static List<String> listed(Reply reply) {
    JsonNode body = created(DiscordRenderer.message(reply, false));
    return block(body.path("embeds").get(0).path("description").asString());
  }

  @Test
  void a_wide_list_stands_beside_the_embed_where_there_is_more_room() {
    var wide = new Reply.Presented(Replies.named("sessions"), new Presentation(View.WIDE, false));
    JsonNode body = created(DiscordRenderer.message(wide, false));
    assertThat(FakeDiscord.problems(body)).isEmpty();
    assertThat(block(body.path("content").asString()).getFirst()).contains("PID", "QUERY");
  }

  private static List<String> block(String text) {
    return text.substring(text.indexOf("```") + 4, text.lastIndexOf("\n```")).lines().toList();
  }

  @Test
  void whoever_reads_in_public_sees_neither_queries_nor_client_addresses() {
    for (String name : List.of("sessions", "session", "sessions-narrow")) {
      String json = created(DiscordRenderer.message(Replies.named(name), true)).toString();
      assertThat(json).doesNotContain("UPDATE stock").doesNotContain("192.168.3");
    }
  }

  @Test
  void a_menu_without_room_for_all_says_how_many_it_offers() {
    assertThat(shown(DiscordRenderer.message(Replies.many(25), false))).doesNotContain("the first");
    assertThat(shown(DiscordRenderer.message(Replies.many(26), false)))
        .contains("(Terminate… (the first 25 of 26))");
  }

  @Test
  void lists_in_public_offer_no_selection_and_private_ones_do() {
    assertThat(shown(DiscordRenderer.message(Replies.named("sessions-public"), false)))
        .doesNotContain("Terminate…");
    assertThat(shown(DiscordRenderer.message(Replies.named("sessions"), false)))
        .contains(
            "(Cancel the query of…)",
            "(Terminate…)",
            "71322 idle-txn 14m holds 6 app_rw · checkout");
  }

  @Test
  void buttons_carry_their_token_and_nothing_else() {
    JsonNode body = created(DiscordRenderer.message(Replies.named("approval-card"), true));
    assertThat(body.findValues("custom_id").stream().map(JsonNode::asString))
        .containsExactly(
            "APPROVE:3:R-1042", "DENY:3:R-1042", "DETAILS:3:R-1042", "WITHDRAW:3:R-1042");
  }

  @Test
  void more_buttons_than_a_row_takes_go_on_in_the_next_one() {
    List<Button> buttons =
        IntStream.range(0, 40)
            .mapToObj(
                i -> new Button("b" + i, Button.Style.PLAIN, new Press(Press.Action.PAGE, "p", i)))
            .toList();
    var card = new Reply.Card("many", Tone.NEUTRAL, Replies.table(1, 5), buttons, List.of());
    JsonNode body = created(DiscordRenderer.message(card, false));
    assertThat(FakeDiscord.problems(body)).isEmpty();
    assertThat(body.findValues("custom_id")).hasSize(25);
  }

  @Test
  void what_does_not_fit_is_counted_and_comes_as_a_file() {
    DiscordMessage message = DiscordRenderer.message(Replies.table(500, 60), false);
    assertThat(message.complete()).isFalse();
    assertThat(FakeDiscord.problems(created(message))).isEmpty();
    String shown = shown(message);
    long lines = shown.lines().filter(line -> line.matches("\\d+|  x+…")).count();
    assertThat(shown).contains("… and " + (1000 - lines + 1) + " more lines");
    assertThat(message.file().orElseThrow().text().lines()).hasSize(501);
    assertThat(DiscordRenderer.message(Replies.table(500, 60), true).file()).isEmpty();
  }

  @Test
  void names_made_of_anything_neither_break_out_nor_are_refused() {
    tryNames(42);
  }

  @Test
  @Tag("fuzz")
  void no_name_breaks_out() {
    Fuzz.seeds(DiscordRendererTest::tryNames);
  }

  private static void tryNames(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Reply reply = HostileTexts.card(HostileTexts.text(random), "discord");
      DiscordMessage message = DiscordRenderer.message(reply, round % 2 == 0);
      JsonNode body = json(message.announced().toData());
      assertThat(FakeDiscord.problems(body)).isEmpty();
      assertThat(FakeDiscord.effects(body)).as(body.toString()).isEmpty();
      assertThat(FakeDiscord.pings(body)).isEmpty();
    }
  }

  private static Field from(String platform, String channel) {
    return Field.people(
        "", Value.line(Value.text("from "), new Value.Channel(platform, channel, platform)));
  }

  private static String shown(DiscordMessage message) {
    return FakeDiscord.shown(created(message));
  }

  private static JsonNode created(DiscordMessage message) {
    return json(message.created().toData());
  }

  private static JsonNode json(DataObject data) {
    return JSON.readTree(data.toString());
  }

  private static String pretty(JsonNode node) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }
}
