package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.discord.FakeDiscordFault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscordMembersTest {
  private final FakeDiscord discord = new FakeDiscord();
  private final DiscordRest rest =
      new DiscordRest(DiscordRig.settings(discord, List.of(discord.guildId())));
  private final DiscordMembers members = new DiscordMembers(List.of(discord.guildId()), rest);

  @AfterEach
  void close() {
    rest.close();
    discord.close();
  }

  @Test
  void roles_are_those_of_the_guild() {
    discord.roles("ann", "41771983423143936");
    assertThat(members.rolesOf(discord.userId("ann"))).containsExactly("41771983423143936");
  }

  @Test
  void a_stranger_has_none() {
    assertThat(members.rolesOf("80351110224000000")).isEmpty();
    assertThat(members.rolesOf("../../users/@me")).isEmpty();
  }

  @Test
  void nothing_is_taken_from_who_left_and_from_guests() {
    discord.roles("ann", "41771983423143936");
    discord.roles("bob", "41771983423143936");
    discord.roles("cat", "41771983423143936");
    discord.leaves("bob");
    discord.guest("cat");
    assertThat(members.barred(discord.userId("ann"))).isEmpty();
    assertThat(members.barred(discord.userId("bob")).orElseThrow()).contains("not on its server");
    assertThat(members.barred(discord.userId("cat")).orElseThrow()).contains("guests");
  }

  @Test
  void a_look_up_that_fails_is_neither_a_denial_nor_a_pass() {
    for (int i = 0; i < 3; i++) {
      discord.fail("/members/", new FakeDiscordFault.Status(503));
    }
    assertThatThrownBy(() -> members.rolesOf(discord.userId("ann")))
        .isInstanceOf(DiscordMembers.LookUpException.class)
        .hasMessageContaining("try again");
    // Whoever asked at the same moment shares the failure; the next one asks anew.
    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(members.rolesOf(discord.userId("ann"))).isEmpty());
  }

  @Test
  void a_guild_that_the_bot_was_thrown_out_of_is_a_failure() {
    var elsewhere = new DiscordMembers(List.of("81384788765719999"), rest);
    assertThatThrownBy(() -> elsewhere.rolesOf(discord.userId("ann")))
        .isInstanceOf(DiscordMembers.LookUpException.class);
  }

  @Test
  void presses_at_the_same_moment_share_a_look_up()
      throws InterruptedException, ExecutionException {
    discord.roles("ann", "41771983423143936");
    discord.fail("/members/", new FakeDiscordFault.Late(Duration.ofMillis(300)));
    String ann = discord.userId("ann");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Set<String>>> asks =
          Stream.<Callable<Set<String>>>generate(() -> () -> members.rolesOf(ann))
              .limit(50)
              .toList();
      for (Future<Set<String>> answer : threads.invokeAll(asks)) {
        assertThat(answer.get()).containsExactly("41771983423143936");
      }
    }
    assertThat(discord.calls("GET guilds/" + discord.guildId() + "/members/")).isEqualTo(1);
  }
}
