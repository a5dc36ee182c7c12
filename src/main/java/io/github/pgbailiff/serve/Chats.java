package io.github.pgbailiff.serve;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.discord.DiscordPlatform;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.chat.slack.SlackPlatform;
import io.github.pgbailiff.chat.slack.SlackWorkspace;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.ops.Health;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The chat platforms that a configuration names. Whoever makes them closes them. */
final class Chats implements AutoCloseable {
  private final Handler handler;
  private final OpenStore records;
  private final Deliveries deliveries;
  private final Closer owned = new Closer();
  private final List<Platform> platforms = new ArrayList<>();
  private final Map<String, Memberships> memberships = new LinkedHashMap<>();
  private final Map<String, HttpHandler> mounted = new LinkedHashMap<>();
  private final List<Consumer<Health>> notes = new ArrayList<>();

  /**
   * Connects to nothing yet.
   *
   * @throws Platform.RejectedException when a secret is missing that a platform needs
   */
  Chats(Configuration configuration, Handler handler, OpenStore records) {
    this.handler = handler;
    this.records = records;
    this.deliveries = new Deliveries(records.store(), records.clock());
    configuration.slack().ifPresent(it -> add(it, Groups.onSlack(configuration)));
    configuration.discord().ifPresent(this::add);
  }

  private void add(SlackSettings settings, Set<String> groups) {
    var workspace = owned.add(new SlackWorkspace(settings, records.clock()));
    var platform = owned.add(new SlackPlatform(workspace, handler, deliveries, records.clock()));
    platforms.add(platform);
    memberships.put(
        platform.name(), Groups.memberships(workspace.userGroups(groups), workspace.people()));
    platform.httpHandler().ifPresent(it -> mounted.put(SlackPlatform.PATH, it));
  }

  private void add(DiscordSettings settings) {
    var platform =
        owned.add(
            new DiscordPlatform(
                settings,
                AllVerbs.declarations(),
                handler,
                deliveries,
                records.leases(),
                records.clock(),
                UUID::randomUUID));
    platforms.add(platform);
    memberships.put(platform.name(), Groups.memberships(platform.members()));
    notes.add(health ->
        health.tells(
            platform.name(),
            () ->
                platform.standsBy()
                    ? Optional.of("stands by: another replica holds the gateway")
                    : Optional.empty()));
  }

  List<Platform> platforms() {
    return List.copyOf(platforms);
  }

  List<String> names() {
    return platforms.stream().map(Platform::name).toList();
  }

  /** Who is asked for the groups of a platform's accounts. */
  Map<String, Memberships> memberships() {
    return Map.copyOf(memberships);
  }

  /** What arrives over HTTP, by path. */
  Map<String, HttpHandler> mounted() {
    return Map.copyOf(mounted);
  }

  /** Lets a health page tell how they are. */
  void tell(Health health) {
    platforms.forEach(it -> health.needs(it.name(), it::problem));
    notes.forEach(it -> it.accept(health));
  }

  /**
   * Connects to all of them at the same time; one that cannot be reached goes on trying.
   *
   * @throws Platform.RejectedException when one of them rejects a credential
   */
  void start() {
    each(Platform::start);
  }

  /** Takes nothing new from any, and lets finish what is under way; announcements can appear. */
  void stop() {
    each(Platform::stop);
  }

  private void each(Consumer<Platform> work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          platforms.stream()
              .map(it -> CompletableFuture.runAsync(() -> work.accept(it), threads))
              .toList();
      all.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    owned.close();
  }
}
