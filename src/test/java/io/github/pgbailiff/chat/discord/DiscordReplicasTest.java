package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.store.Leases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several replicas with one token. */
final class DiscordReplicasTest {
  private DiscordRig rig;

  @BeforeEach
  void open(@TempDir Path folder) {
    rig = new DiscordRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void one_holds_the_gateway_and_the_other_takes_over_when_it_stops() {
    DiscordPlatform first = rig.connected();
    var theirs = new RecordingDiscordHandler();
    DiscordPlatform second = rig.platform(rig.settings(), theirs);
    second.start();
    assertThat(second.standsBy()).isTrue();
    assertThat(second.problem()).isEmpty();
    assertThat(first.standsBy()).isFalse();
    assertThat(rig.discord.sessionsBegun()).isEqualTo(1);
    first.close();
    await().atMost(Duration.ofSeconds(60)).until(() -> !second.standsBy());
    rig.awaitConnected(second);
    rig.discord.as("ann").types("/pg sessions").sees("71322");
    assertThat(theirs.handled).hasSize(1);
    assertThat(rig.handler.handled).isEmpty();
  }

  @Test
  void a_replica_that_died_is_followed_within_fifteen_seconds() {
    var dead = new Leases(rig.store, InstantSource.system());
    assertThat(dead.acquire("discord-gateway", "a replica that was killed")).isTrue();
    DiscordPlatform platform = rig.platform(rig.settings(), rig.handler);
    platform.start();
    assertThat(platform.standsBy()).isTrue();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !platform.standsBy() && rig.discord.connected() == 1);
  }

  @Test
  void whoever_lost_the_gateway_to_another_leaves_it() {
    DiscordPlatform platform = rig.connected();
    var leases =
        new Leases(rig.store, InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1)));
    assertThat(leases.acquire("discord-gateway", "another")).isTrue();
    await().atMost(DiscordRig.PATIENCE).until(() -> rig.discord.connected() == 0);
    assertThat(platform.standsBy()).isTrue();
    assertThat(platform.problem()).isEmpty();
  }

  @Test
  void a_store_that_fails_is_a_problem_to_whoever_waits_and_none_to_the_holder(@TempDir Path folder)
      throws IOException {
    DiscordPlatform holder = rig.connected();
    try (var gone = new DiscordRig(Files.createDirectory(folder.resolve("gone")))) {
      gone.store.transact(tx -> tx.update(DiscordReplicasTest.class, "drop-leases"));
      DiscordPlatform other = rig.platform(rig.settings(), rig.handler, gone.store);
      other.start();
      assertThat(other.standsBy()).isFalse();
      assertThat(other.problem().orElse("")).contains("lease");
      other.close();
    }
    rig.store.transact(tx -> tx.update(DiscordReplicasTest.class, "drop-leases"));
    rig.store.transact(tx -> tx.update(DiscordReplicasTest.class, "drop-seen"));
    await().pollDelay(Leases.RENEWAL).until(() -> holder.problem().isEmpty());
    rig.discord.as("ann").types("/pg sessions").sees("71322");
  }
}
