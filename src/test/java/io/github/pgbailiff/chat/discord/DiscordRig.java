package io.github.pgbailiff.chat.discord;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.discord.connection.GatewayKeeper;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.HttpWire;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Platforms of several replicas on one store, before one stand-in for Discord. */
final class DiscordRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final FakeDiscord discord = new FakeDiscord();
  final HttpWire wire = discord.wire();
  final RecordingDiscordHandler handler = new RecordingDiscordHandler();
  final Store store;

  /** How far the clock of the platforms is ahead of Discord's. */
  volatile Duration ahead = Duration.ZERO;

  private final List<DiscordPlatform> platforms = new ArrayList<>();

  DiscordRig(Path folder) {
    this.store = Stores.open(SqliteStores.in(folder));
  }

  DiscordSettings settings() {
    return settings(discord.token());
  }

  DiscordSettings settings(String token) {
    return new DiscordSettings(
        token,
        List.of(discord.guildId()),
        discord.apiUrl(),
        Optional.empty(),
        Map.of(discord.channelId("ops"), "prod-eu"),
        Optional.empty(),
        Optional.empty());
  }

  /** The settings of a bot without channels of its own. */
  static DiscordSettings settings(FakeDiscord discord, List<String> guilds) {
    return new DiscordSettings(
        discord.token(),
        guilds,
        discord.apiUrl(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A platform that is not started. */
  DiscordPlatform platform(DiscordSettings settings, RecordingDiscordHandler answering) {
    return platform(settings, answering, store);
  }

  /**
   * @param elsewhere where the lease is, so that two can hold a gateway at once
   */
  DiscordPlatform platform(
      DiscordSettings settings, RecordingDiscordHandler answering, Store elsewhere) {
    var platform =
        new DiscordPlatform(
            settings,
            new PlatformServices(
                Set::of,
                settings::defaultCluster,
                ChatVerbs.ALL,
                answering,
                new Deliveries(store, InstantSource.system()),
                new Leases(elsewhere, InstantSource.system()),
                () -> InstantSource.system().instant().plus(ahead)),
            UUID::randomUUID,
            new GatewayKeeper.Pauses(
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(12)));
    platforms.add(platform);
    return platform;
  }

  /** A platform that takes commands. */
  DiscordPlatform connected() {
    DiscordPlatform platform = platform(settings(), handler);
    platform.start();
    awaitConnected(platform);
    return platform;
  }

  void awaitConnected(DiscordPlatform platform) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            platform.problem().isEmpty()
                && discord.connected() > 0
                && discord.calls("PUT applications/") > 0);
  }

  @Override
  public void close() {
    platforms.forEach(DiscordPlatform::close);
    store.close();
    discord.close();
  }
}
