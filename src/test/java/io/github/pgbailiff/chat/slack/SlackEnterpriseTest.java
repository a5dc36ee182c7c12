package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlackPerson;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app that is installed for a whole organisation on a grid. */
final class SlackEnterpriseTest {
  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void connect() {
    stage = SlackStage.unconnected(folder);
    stage.slack.becomeEnterprise();
    stage.platform.start();
    stage.handler.answers("question APPROVE", () -> Replies.named("approve-question"));
    stage.handler.answers("card", () -> Replies.named("approval-card"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void commands_presses_forms_and_the_home_tab_work() {
    FakeSlackPerson ann = stage.slack.as("ann").types("/pg sessions").sees("71322");
    ann.types("/pg card").presses("Approve…").isAsked("[Approve]").fills(Map.of());
    ann.shortcut("find_session").isAsked("There is no cluster");
    ann.opensHome().homeShows("nothing");
    assertThat(stage.handler.notLetIn).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"STRANGER", "OTHER_ENTERPRISE"})
  void accounts_of_other_organisations_are_refused_in_channels_that_both_share(String trait) {
    stage.slack.unusual("eve", trait);
    stage.slack.as("eve").types("/pg sessions").sees("another organisation");
    stage.slack.as("eve").opensHome().homeShows("another organisation");
    assertThat(stage.handler.seen()).isEmpty();
  }

  @Test
  void groups_are_found_in_whichever_workspace_they_are() {
    stage.slack.group("S0DBA0001", "bob");
    var groups = stage.workspace.userGroups(() -> Set.of("S0DBA0001"));
    assertThat(groups.groupsOf(stage.slack.userId("bob"), true)).containsExactly("S0DBA0001");
    assertThat(stage.slack.arguments("usergroups.users.list").getLast())
        .containsEntry("team_id", "T0TEAM001");
  }
}
