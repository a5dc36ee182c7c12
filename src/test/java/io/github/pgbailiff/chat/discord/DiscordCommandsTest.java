package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.replies.Golden;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.Command;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DiscordCommandsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static JsonNode tree() {
    return JSON.readTree(DiscordCommands.tree(ChatVerbs.ALL).toData().toString());
  }

  @Test
  void the_tree_is_what_it_was_found_right_as() {
    new Golden(DiscordCommandsTest.class)
        .holds(
            "commands.json",
            JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree()) + "\n");
  }

  @Test
  void discord_takes_the_tree() {
    assertThat(FakeDiscord.commandProblems(JSON.createArrayNode().add(tree()))).isEmpty();
  }

  @Test
  void all_verbs_stay_below_eight_thousand_characters() {
    assertThat(DiscordCommands.size(DiscordCommands.tree(ChatVerbs.ALL)))
        .isLessThanOrEqualTo(8_000);
  }

  @Test
  void descriptions_get_shorter_where_verbs_are_many() {
    Declaration one = ChatVerbs.named("terminate");
    List<Declaration> many =
        IntStream.range(0, 25)
            .mapToObj(i ->
                new Declaration(
                    "verb" + i,
                    List.of(),
                    one.summary(),
                    one.effects(),
                    one.positionals(),
                    one.keys(),
                    one.examples()))
            .toList();
    var tree = DiscordCommands.tree(many);
    assertThat(DiscordCommands.size(tree)).isBetween(5_000, 8_000);
    assertThat(tree.getSubcommands()).hasSize(25);
  }

  @Test
  void only_people_in_a_guild_are_offered_it() {
    assertThat(tree().path("contexts").toString()).isEqualTo("[\"0\"]");
  }

  @Test
  void offers_are_values_in_whole_without_the_key() {
    assertThat(
            values(
                ChatVerbs.named("sessions"),
                Map.of("cluster", "prod-eu", "user", "a,b"),
                "user",
                line -> {
                  assertThat(line).isEqualTo("sessions prod-eu user:a,b");
                  return offers("user:a,blog", "user:a,batch");
                }))
        .containsExactly("a,blog", "a,batch");
  }

  @Test
  void offers_for_the_filter_keep_what_stands_before() {
    assertThat(
            values(
                ChatVerbs.named("sessions"),
                Map.of("filter", "wait:lock ty"),
                "filter",
                line -> offers("type:")))
        .containsExactly("wait:lock type:");
  }

  @Test
  void offers_are_at_most_twenty_five_and_none_too_long() {
    List<Suggestion> many =
        IntStream.range(0, 60).mapToObj(i -> Suggestion.of("prod-" + i)).toList();
    assertThat(values(ChatVerbs.named("sessions"), Map.of(), "cluster", l -> many)).hasSize(25);
    assertThat(
            values(ChatVerbs.named("sessions"), Map.of(), "cluster", l -> offers("x".repeat(101))))
        .isEmpty();
  }

  @Test
  void pids_come_with_what_the_session_does_and_behind_those_that_are_there() {
    var long_ = new Suggestion("23047", "app ".repeat(40));
    List<Command.Choice> choices =
        DiscordCompletion.choices(
            ChatVerbs.named("terminate"),
            Map.of("cluster", "prod-eu", "pid", "23036 "),
            "pid",
            line -> {
              assertThat(line).isEqualTo("terminate prod-eu 23036 ");
              return List.of(
                  new Suggestion("23036", "vic psql idle-txn 14m holds 7"),
                  long_,
                  Suggestion.of("db:"));
            });
    assertThat(choices)
        .extracting(Command.Choice::getAsString)
        .containsExactly("23036 23036", "23036 23047");
    assertThat(choices.getFirst().getName()).isEqualTo("23036 23036 vic psql idle-txn 14m holds 7");
    assertThat(choices.getLast().getName()).hasSize(100).endsWith("…");
  }

  @Test
  void what_a_guild_may_do_is_left_to_the_guild() {
    assertThat(tree().path("default_member_permissions").isNull()).isTrue();
  }

  private static List<Suggestion> offers(String... words) {
    return Stream.of(words).map(Suggestion::of).toList();
  }

  private static List<String> values(
      Declaration verb,
      Map<String, String> filled,
      String option,
      Function<String, List<Suggestion>> complete) {
    return DiscordCompletion.choices(verb, filled, option, complete).stream()
        .map(Command.Choice::getAsString)
        .toList();
  }
}
