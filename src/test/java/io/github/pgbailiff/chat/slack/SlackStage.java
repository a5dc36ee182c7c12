package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Deliveries;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.ops.Health;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.ops.OperationsServer;
import io.github.pgbailiff.store.Leases;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.HttpWire;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workspace with the platform connected to it, and a handler behind it. */
public final class SlackStage implements AutoCloseable {
  static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  public final FakeSlack slack = new FakeSlack();
  final HttpWire wire = slack.wire();
  final RecordingSlackHandler handler = new RecordingSlackHandler();
  final SlackWorkspace workspace;
  public final SlackPlatform platform;
  private final Store store;
  private Optional<OperationsServer> http = Optional.empty();

  private SlackStage(Path folder, SlackSettings.Mode mode) {
    store = Stores.open(SqliteStores.in(folder));
    workspace = new SlackWorkspace(settings(slack, mode), InstantSource.system());
    platform = platformOn(workspace);
    handler.answers("sessions", () -> Replies.named("sessions"));
  }

  private SlackPlatform platformOn(SlackWorkspace on) {
    return new SlackPlatform(
        on,
        new PlatformServices(
            Set::of,
            on.settings()::defaultCluster,
            List.of(),
            handler,
            new Deliveries(store, InstantSource.system()),
            new Leases(store, InstantSource.system()),
            InstantSource.system()),
        BETWEEN_LOOKS);
  }

  /** Another process on the same store; it is not started. */
  SlackPlatform replica() {
    return platformOn(workspace.settings());
  }

  /** One more platform beside this one; it is not started. */
  SlackPlatform platformOn(SlackSettings settings) {
    return platformOn(new SlackWorkspace(settings, InstantSource.system()));
  }

  static SlackSettings settings(FakeSlack slack, SlackSettings.Mode mode) {
    return new SlackSettings(
        mode,
        slack.botToken(),
        Optional.of(slack.appToken()),
        Optional.of(FakeSlack.SIGNING_SECRET),
        slack.apiUrl(),
        "/pg",
        Map.of(slack.channelId("ops"), "prod-eu"),
        Optional.of(slack.channelId("ops")),
        Optional.empty());
  }

  /** With everything but the connection. */
  public static SlackStage unconnected(Path folder) {
    return new SlackStage(folder, SlackSettings.Mode.SOCKET);
  }

  /** Connected by Socket Mode. */
  static SlackStage connected(Path folder) {
    SlackStage stage = unconnected(folder);
    stage.platform.start();
    return stage;
  }

  /** Delivered to over HTTP. */
  static SlackStage served(Path folder) {
    SlackStage stage = new SlackStage(folder, SlackSettings.Mode.HTTP);
    stage.http = Optional.of(stage.serving(stage.platform));
    stage.slack.deliverTo(stage.url());
    stage.platform.start();
    return stage;
  }

  /** Serves one more; whoever asks for it closes it. */
  OperationsServer serving(SlackPlatform other) {
    return OperationsServer.start(
        new HttpSettings("127.0.0.1:0"),
        new Health(Health.DEADLINE),
        new Metrics(Set.of(), Set.of()),
        other.mounted());
  }

  String url() {
    return url(http.orElseThrow());
  }

  static String url(OperationsServer server) {
    return "http://127.0.0.1:" + server.address().getPort() + SlackPlatform.PATH;
  }

  @Override
  public void close() {
    platform.close();
    http.ifPresent(OperationsServer::close);
    store.close();
    slack.close();
  }
}
