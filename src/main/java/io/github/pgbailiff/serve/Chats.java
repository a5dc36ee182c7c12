package io.github.pgbailiff.serve;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.ops.Health;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chat platforms that a configuration names. Whoever makes them closes them. */
final class Chats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chats.class);

  private final Closer owned = new Closer();
  private final List<Platform> platforms = new ArrayList<>();

  /**
   * Connects to nothing yet.
   *
   * @throws Platform.RejectedException when a secret is missing that a platform needs
   */
  Chats(LiveProgram live, Handler handler) {
    Configuration configuration = live.now().configuration();
    OpenStore records = live.now().records();
    var deliveries = new Deliveries(records.store(), records.clock());
    for (ConfiguredPlatform<?> platform : configuration.platforms()) {
      var services =
          new PlatformServices(
              () -> live.now().configuration().groups(platform.name()),
              channel -> live.now().defaultCluster(platform.name(), channel),
              AllVerbs.declarations(),
              handler,
              deliveries,
              records.leases(),
              records.clock());
      platform.connect(services).ifPresent(it -> platforms.add(owned.add(it)));
    }
  }

  List<Platform> platforms() {
    return List.copyOf(platforms);
  }

  List<String> names() {
    return platforms.stream().map(Platform::name).toList();
  }

  /** The groups of a platform's accounts; empty for a platform that is not among these. */
  Optional<Memberships> memberships(String platform) {
    return platforms.stream()
        .filter(it -> it.name().equals(platform))
        .findFirst()
        .map(Platform::memberships);
  }

  /** What arrives over HTTP, by path. */
  Map<String, HttpHandler> mounted() {
    Map<String, HttpHandler> mounted = new HashMap<>();
    platforms.forEach(it -> mounted.putAll(it.mounted()));
    return mounted;
  }

  /** Lets a health page tell how they are. */
  void tell(Health health) {
    platforms.forEach(it -> {
      health.needs(it.name(), it::problem);
      health.tells(it.name(), it::note);
    });
  }

  /**
   * Connects to all of them at the same time; one that cannot be reached goes on trying.
   *
   * @throws Platform.RejectedException when one of them rejects a credential
   */
  void start() {
    each(Platform::start);
  }

  /** Says in the log which of the channels that something is told in cannot be posted to. */
  void checkChannels(Configuration configuration) {
    for (Platform platform : platforms) {
      if (platform.problem().isEmpty()) {
        startCheck(configuration, platform.name());
      }
    }
  }

  /** The same on the platforms where something is told elsewhere than before. */
  void checkChannels(Configuration before, Configuration now) {
    platforms.stream()
        .map(Platform::name)
        .filter(it -> !now.ids(it).channels().equals(before.ids(it).channels()))
        .forEach(it -> startCheck(now, it));
  }

  private static void startCheck(Configuration configuration, String platform) {
    Thread.ofVirtual()
        .name("channels of " + platform)
        .start(() -> checkChannels(configuration, platform));
  }

  private static void checkChannels(Configuration configuration, String platform) {
    var channels = new NamedIds(Set.of(), Map.of(), configuration.ids(platform).channels());
    configuration.platforms().stream()
        .filter(it -> it.name().equals(platform))
        .flatMap(it -> it.check(channels).stream())
        .filter(it -> it.level() == PlatformFinding.Level.ERROR)
        .forEach(it -> LOG.error("{}: {}; {}", it.what(), it.message(), it.fix().orElse("")));
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
