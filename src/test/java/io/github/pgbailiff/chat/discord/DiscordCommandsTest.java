package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.replies.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
            DiscordCompletion.values(
                ChatVerbs.named("sessions"),
                Map.of("cluster", "prod-eu", "user", "a,b"),
                "user",
                line -> {
                  assertThat(line).isEqualTo("sessions prod-eu user:a,b");
                  return List.of("user:a,blog", "user:a,batch");
                }))
        .containsExactly("a,blog", "a,batch");
  }

  @Test
  void offers_for_the_filter_keep_what_stands_before() {
    assertThat(
            DiscordCompletion.values(
                ChatVerbs.named("sessions"),
                Map.of("filter", "wait:lock ty"),
                "filter",
                line -> List.of("type:")))
        .containsExactly("wait:lock type:");
  }

  @Test
  void offers_are_at_most_twenty_five_and_none_too_long() {
    List<String> many = IntStream.range(0, 60).mapToObj(i -> "prod-" + i).toList();
    assertThat(
            DiscordCompletion.values(ChatVerbs.named("sessions"), Map.of(), "cluster", l -> many))
        .hasSize(25);
    assertThat(
            DiscordCompletion.values(
                ChatVerbs.named("sessions"), Map.of(), "cluster", l -> List.of("x".repeat(101))))
        .isEmpty();
  }
}
