package io.github.pgbailiff.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.rules.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sections with nothing but what they must have. */
class SectionDefaultsTest {
  @TempDir Path folder;

  @Test
  void of_a_cluster() {
    assertThat(read("clusters: [{name: a, url: \"jdbc:postgresql://h/d\"}]").clusters())
        .containsExactly(
            new ClusterSettings(
                new Cluster("a", Map.of()),
                "jdbc:postgresql://h/d",
                Optional.empty(),
                Optional.empty(),
                List.of()));
  }

  @Test
  void of_slack() {
    assertThat(Samples.settings(read("slack: {bot_token: b, app_token: a}"), SlackSettings.class))
        .contains(
            new SlackSettings(
                SlackSettings.Mode.SOCKET,
                "b",
                Optional.of("a"),
                Optional.empty(),
                "https://slack.com/api/",
                "/pg",
                Map.of(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void of_discord() {
    assertThat(Samples.settings(read("discord: {token: t}"), DiscordSettings.class))
        .contains(
            new DiscordSettings(
                "t",
                List.of(),
                "https://discord.com/api/v10/",
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void of_a_person() {
    assertThat(read("people: [{name: ann}]").people())
        .containsExactly(new Person("ann", Map.of(), List.of()));
  }

  @Test
  void of_a_role_and_a_grant() {
    assertThat(read("roles: [{name: dba, allow: [{verbs: [read]}]}]").roles())
        .containsExactly(
            new Role(
                "dba",
                new Role.Members(Map.of(), List.of(), false),
                List.of(Grant.of("read")),
                List.of()));
  }

  @Test
  void of_a_rule() {
    assertThat(read("rules: [{require: {}}]").rules())
        .containsExactly(
            new Rule(
                new Rule.When(List.of(), List.of(), List.of(), List.of(), OptionalInt.empty()),
                new Rule.Require(
                    false, 0, List.of(), false, Optional.empty(), Optional.empty(), true)));
  }

  private Configuration read(String text) {
    return Samples.read(folder, text);
  }
}
