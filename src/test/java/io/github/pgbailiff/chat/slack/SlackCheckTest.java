package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.PlatformFinding.Level;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SlackCheckTest {
  private final FakeSlack slack = new FakeSlack();

  @AfterEach
  void close() {
    slack.close();
  }

  private List<PlatformFinding> wrong(Map<String, String> channels, String... groups) {
    return wrong(channels, Map.of(), groups);
  }

  private List<PlatformFinding> wrong(
      Map<String, String> channels, Map<String, String> accounts, String... groups) {
    SlackSettings like = SlackStage.settings(slack, SlackSettings.Mode.SOCKET);
    var settings =
        new SlackSettings(
            like.mode(),
            like.botToken(),
            like.appToken(),
            like.signingSecret(),
            like.apiUrl(),
            like.command(),
            channels,
            like.approvalsChannel(),
            Optional.empty());
    try (var workspace = new SlackWorkspace(settings, InstantSource.system())) {
      return workspace.check(new NamedIds(Set.of(groups), accounts, Map.of())).stream()
          .filter(finding -> finding.level() != Level.OK)
          .toList();
    }
  }

  @Test
  void nothing_is_wrong_where_nothing_is() {
    slack.group("S0DBA0001", "bob");
    assertThat(wrong(Map.of(slack.channelId("ops"), "prod-eu"), "S0DBA0001")).isEmpty();
  }

  @Test
  void missing_scopes_are_named_with_what_they_are_for() {
    slack.scope("files:write", false);
    assertThat(wrong(Map.of()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.level()).isEqualTo(Level.ERROR);
          assertThat(finding.message()).isEqualTo("lacks the scope files:write: lists as files");
          assertThat(finding.fix().orElseThrow()).contains("reinstall");
        });
  }

  @Test
  void rejected_tokens_are_told_with_what_to_do() {
    slack.revoke(slack.botToken());
    slack.revoke(slack.appToken());
    assertThat(wrong(Map.of()))
        .extracting(PlatformFinding::what)
        .containsExactly("slack.app_token", "slack.bot_token");
  }

  @Test
  void unknown_user_groups_and_unfit_channels_are_told() {
    String foreign = slack.addForeignChannel("elsewhere");
    String shared = slack.addChannel("partners", true);
    Map<String, String> channels = Map.of(foreign, "a", shared, "a", "C0NOWHERE", "a");
    assertThat(wrong(channels, "S0GONE001"))
        .extracting(PlatformFinding::message)
        .containsExactlyInAnyOrder(
            "does not exist in this workspace",
            "#elsewhere: the bot is not in it, so nothing can be posted",
            "#partners is shared with another organisation: nothing can be changed from it",
            "does not exist, or is private and the bot is not in it");
  }

  @Test
  void accounts_of_people_that_nobody_could_use_are_told() {
    slack.unusual("guest", "GUEST");
    Map<String, String> accounts =
        Map.of(slack.userId("ann"), "ann", slack.userId("guest"), "guest", "U0NOWHERE", "bob");
    assertThat(wrong(Map.of(), accounts))
        .extracting(it -> it.what() + " " + it.message())
        .containsExactlyInAnyOrder(
            "people.bob U0NOWHERE does not exist in this workspace",
            "people.guest %s is not an ordinary member: guests are refused"
                .formatted(slack.userId("guest")));
  }
}
