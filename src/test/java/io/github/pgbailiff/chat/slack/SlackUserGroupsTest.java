package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.chat.slack.directory.SlackUserGroups;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in which user group. */
final class SlackUserGroupsTest {
  private final FakeSlack slack = new FakeSlack();
  private final SlackWorkspace workspace =
      new SlackWorkspace(
          SlackStage.settings(slack, SlackSettings.Mode.SOCKET), InstantSource.system());
  private final SlackUserGroups groups =
      workspace.userGroups(() -> Set.of("S0DBA0001", "S0ONCALL1"));

  @BeforeEach
  void group() {
    slack.group("S0DBA0001", "bob");
    slack.group("S0ONCALL1", "ann", "bob");
  }

  @AfterEach
  void close() {
    workspace.close();
    slack.close();
  }

  private Set<String> of(String name, boolean now) {
    return groups.groupsOf(slack.userId(name), now);
  }

  @Test
  void members_are_in_the_groups_that_slack_says() {
    assertThat(of("ann", false)).containsExactly("S0ONCALL1");
    assertThat(of("bob", false)).containsExactlyInAnyOrder("S0DBA0001", "S0ONCALL1");
    assertThat(of("eve", false)).isEmpty();
    assertThat(slack.calls("usergroups.users.list")).isEqualTo(2);
  }

  @Test
  void a_press_sees_who_left_the_group() {
    assertThat(of("bob", false)).contains("S0DBA0001");
    slack.group("S0DBA0001", "ann");
    await().until(() -> !of("bob", true).contains("S0DBA0001"));
    assertThat(of("bob", false)).doesNotContain("S0DBA0001");
  }

  @Test
  void fifty_presses_at_the_same_moment_share_a_look_up() {
    IntStream.range(0, 50).parallel().forEach(i -> assertThat(of("bob", true)).hasSize(2));
    assertThat(slack.calls("usergroups.users.list")).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no_such_subteam", "plan_upgrade_required", "ratelimited"})
  void a_failed_look_up_is_neither_a_yes_nor_a_no_and_is_not_kept(String error) {
    slack.fail("usergroups.users.list", new FakeSlackFault.Refused(error));
    assertThatThrownBy(() -> of("bob", true))
        .isInstanceOf(SlackUserGroups.LookUpException.class)
        .hasMessageContaining("try again")
        .hasMessageContaining(error);
    await().ignoreExceptions().until(() -> of("bob", true).size() == 2);
  }
}
