package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.RecordLine;
import io.github.pgbailiff.audit.ServeEvents;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationLook;
import io.github.pgbailiff.config.ConfigurationSources;
import io.github.pgbailiff.delivery.AnnouncementDelivery;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.ops.Health;
import io.github.pgbailiff.ops.OperationsServer;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.shell.OsUser;
import io.github.pgbailiff.shell.ProgramVersion;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.AllVerbs;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that a long-running process is made of, at work. Whoever starts it closes it. */
final class BotServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotServer.class);
  private static final int NAMED = 20;
  private static final List<Declaration> VERBS = AllVerbs.declarations();

  private final Configuration configuration;
  private final String host;
  private final Closer owned;
  private final Measurements measurements;
  private final Health health = new Health(Health.DEADLINE);
  private final LiveProgram live;
  private final Chats chats;
  private final OperationsServer server;
  private final AnchorPublisher anchors;
  private final StoreCounts counts;
  private final TimedWork timed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<String> between = Optional.of("is starting");

  /**
   * Starts everything.
   *
   * @param lines gets each event of the record
   * @param clock what requests, leases and the record go by
   * @throws io.github.pgbailiff.ops.CannotListenException when the address cannot be had
   * @throws StoreException when the store cannot be opened; others where a credential is rejected
   */
  static BotServer start(
      Configuration configuration, String host, Consumer<RecordLine> lines, InstantSource clock) {
    var owned = new Closer();
    boolean started = false;
    try {
      var serving = new BotServer(configuration, host, lines, clock, owned);
      started = true;
      return serving;
    } finally {
      if (!started) {
        owned.close();
      }
    }
  }

  private BotServer(
      Configuration configuration,
      String host,
      Consumer<RecordLine> lines,
      InstantSource clock,
      Closer owned) {
    this.configuration = configuration;
    this.host = host;
    this.owned = owned;
    List<String> known = configuration.platforms().stream().map(ConfiguredPlatform::name).toList();
    this.measurements = Measurements.of(VERBS, Set.copyOf(known));
    var metrics = measurements.metrics();
    var settings =
        ProcessSettings.of(OsUser.current().on(host), true, configuration.audit().reads());
    var connected = new AtomicReference<Optional<Chats>>(Optional.empty());
    var kind =
        new Program.Kind(
            settings,
            false,
            DeferredMemberships.of(known, connected::get),
            measurements.requests(lines),
            store -> new MeasuredStore(store, metrics),
            metrics::looked,
            clock);
    var pools = new PooledConnections(configuration.clusters(), metrics.registry());
    this.live = new LiveProgram(owned.add(Program.of(configuration, pools, kind)));
    this.chats = owned.add(new Chats(live, measurements.commands(live)));
    connected.set(Optional.of(chats));
    health.needs("serve", () -> between);
    health.needs("store", live::storeProblem);
    health.tells("clusters", pools::refusals);
    chats.tell(health);
    this.server =
        owned.add(
            OperationsServer.start(
                configuration.http(), health, metrics, chats.mounted(), new Hooks(live)::at));
    this.anchors =
        new AnchorPublisher(() -> live.now().records(), configuration.audit().anchorEvery());
    this.counts = new StoreCounts(live.now().records(), metrics);
    chats.start();
    chats.checkChannels(configuration);
    new ServeEvents(live.now().records().audit(), host)
        .started(chats.names(), ProgramVersion.current());
    this.timed = new TimedWork(this::round, settings);
    health.tells(
        "timed work",
        () -> timed.holdsLease() ? Optional.empty() : Optional.of("another replica does it"));
    measurements.show(timed::holdsLease);
    between = Optional.empty();
  }

  private TimedWork.Round round() {
    Program now = live.now();
    return new TimedWork.Round(
        now.records(), now.work(), announcing(now), List.of(anchors, now.watch(), counts));
  }

  private List<AnnouncementDelivery> announcing(Program now) {
    return chats.platforms().stream()
        .map(it ->
            new AnnouncementDelivery(
                now.records(),
                measurements.announcements(it.announcer()),
                now.configuration().watch()))
        .toList();
  }

  /** Takes what is read from now on; whoever asks for it closes it. */
  ConfigurationWatch reload(ConfigurationSources first, Supplier<ConfigurationLook> reading) {
    var reload = new Reload(live, host, chats::checkChannels);
    measurements.metrics().configuration(reload::isTaken, reload::taken);
    health.tells("configuration", reload::note);
    return new ConfigurationWatch(first, reading, reload::take);
  }

  /** Lets what was refused be tried again at once. */
  void tryAgain() {
    live.now().connections().tryAgain();
  }

  /** Where {@code /readyz} is. */
  int port() {
    return server.address().getPort();
  }

  /** One line that says what is served. */
  String description() {
    List<String> clusters =
        configuration.clusters().stream().map(it -> it.cluster().name()).toList();
    return "serves %s on %s; store %s; http %s"
        .formatted(
            clusters.isEmpty() ? "no cluster" : named(clusters),
            chats.names().isEmpty() ? "no chat platform" : String.join(" and ", chats.names()),
            configuration.store().url().replaceFirst("\\?.*", ""),
            server.address().getHostString() + ":" + server.address().getPort());
  }

  private static String named(List<String> clusters) {
    return clusters.size() > NAMED ? clusters.size() + " clusters" : String.join(", ", clusters);
  }

  /** Takes nothing new, finishes what is being carried out, and lets another replica take over. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    between = Optional.of("is stopping");
    chats.stop();
    timed.close();
    farewell();
    owned.close();
  }

  /** The last that can be told, while the chats still take it; within a bound. */
  private void farewell() {
    live.now().bot().close();
    try {
      new ServeEvents(live.now().records().audit(), host).stopped("it was asked to stop");
      anchors.last();
    } catch (StoreException e) {
      LOG.warn("the end is not on the record: {}", e.getMessage());
    }
    new Farewell(announcing(live.now())).deliver();
  }
}
