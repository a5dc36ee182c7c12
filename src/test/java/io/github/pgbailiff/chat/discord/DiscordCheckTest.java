package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.PlatformFinding.Level;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscordCheckTest {
  private final FakeDiscord discord = new FakeDiscord();

  @AfterEach
  void close() {
    discord.close();
  }

  private DiscordSettings settings(String token, List<String> guilds, String approvals) {
    return new DiscordSettings(
        token,
        guilds,
        discord.apiUrl(),
        Optional.empty(),
        Map.of(),
        Optional.of(approvals),
        Optional.empty());
  }

  private static List<PlatformFinding> run(
      DiscordSettings settings, List<String> roles, Map<String, String> accounts) {
    return DiscordCheck.run(settings, new NamedIds(Set.copyOf(roles), accounts, Map.of()));
  }

  private static List<PlatformFinding> bad(List<PlatformFinding> findings) {
    return findings.stream().filter(finding -> finding.level() != Level.OK).toList();
  }

  @Test
  void what_is_right_is_said_to_be_with_the_invite_link() {
    discord.roles("ann", "41771983423143936");
    List<PlatformFinding> findings =
        run(
            settings(discord.token(), List.of(discord.guildId()), discord.channelId("ops")),
            List.of("41771983423143936"),
            Map.of(discord.userId("ann"), "ann"));
    assertThat(bad(findings)).isEmpty();
    assertThat(findings)
        .anySatisfy(finding ->
            assertThat(finding.message())
                .contains("client_id=90000000000000001")
                .contains("scope=bot+applications.commands")
                .contains("permissions=309237664768"));
  }

  @Test
  void a_channel_that_a_rule_or_an_owner_names_is_asked_for_too() {
    var named =
        new NamedIds(Set.of(), Map.of(), Map.of("41771983423149998", "owners app:checkout*"));
    assertThat(
            bad(
                DiscordCheck.run(
                    settings(discord.token(), List.of(discord.guildId()), discord.channelId("ops")),
                    named)))
        .extracting(PlatformFinding::what)
        .containsExactly("owners app:checkout*");
  }

  @Test
  void a_wrong_token_is_named_by_its_key_and_never_shown() {
    List<PlatformFinding> findings =
        run(settings("wrong", List.of(discord.guildId()), "1"), List.of(), Map.of());
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().what()).isEqualTo("discord.token");
    assertThat(findings.getFirst().message()).contains("401").doesNotContain("wrong");
  }

  @Test
  void guilds_roles_and_channels_that_do_not_exist_are_named_with_what_to_do() {
    List<PlatformFinding> findings =
        run(
            settings(discord.token(), List.of(discord.guildId()), "41771983423149999"),
            List.of("41771983423140000"),
            Map.of());
    assertThat(bad(findings).stream().map(PlatformFinding::what))
        .containsExactly("roles.members.discord_roles", "discord.approvals_channel");
    List<PlatformFinding> elsewhere =
        run(
            settings(discord.token(), List.of("81384788765719999"), discord.channelId("ops")),
            List.of("41771983423140000"),
            Map.of());
    assertThat(bad(elsewhere).stream().map(PlatformFinding::what))
        .containsExactly("discord.guilds");
    assertThat(bad(elsewhere).getFirst().fix().orElseThrow()).contains("oauth2/authorize");
  }

  @Test
  void people_who_are_in_no_guild_are_named() {
    List<PlatformFinding> findings =
        run(
            settings(discord.token(), List.of(discord.guildId()), discord.channelId("ops")),
            List.of(),
            Map.of("80351110224670000", "bob"));
    assertThat(bad(findings))
        .singleElement()
        .extracting(PlatformFinding::what)
        .isEqualTo("people.bob");
  }
}
