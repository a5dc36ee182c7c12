package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.RecordLine;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.execution.AnnouncementDelivery;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.ops.Health;
import io.github.pgbailiff.ops.OperationsServer;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.shell.OsUser;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.AllVerbs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that a long-running process is made of, at work. Whoever starts it closes it. */
final class BotServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotServer.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final List<Declaration> VERBS = AllVerbs.declarations();

  private final Configuration configuration;
  private final String host;
  private final Closer owned;
  private final OpenStore records;
  private final Chats chats;
  private final OperationsServer server;
  private final List<AnnouncementDelivery> announcing;
  private final AnchorPublisher anchors;
  private final TimedWork timed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<String> between = Optional.of("is starting");

  /**
   * Starts everything.
   *
   * @param lines gets each event of the record
   * @throws io.github.pgbailiff.chat.Platform.RejectedException when a platform rejects a
   *     credential
   * @throws io.github.pgbailiff.ops.CannotListenException when the address cannot be had
   * @throws StoreException when the store cannot be opened
   */
  static BotServer start(Configuration configuration, String host, Consumer<RecordLine> lines) {
    var owned = new Closer();
    boolean started = false;
    try {
      var serving = new BotServer(configuration, host, lines, owned);
      started = true;
      return serving;
    } finally {
      if (!started) {
        owned.close();
      }
    }
  }

  private BotServer(
      Configuration configuration, String host, Consumer<RecordLine> lines, Closer owned) {
    this.configuration = configuration;
    this.host = host;
    this.owned = owned;
    List<String> known = configuration.platforms().stream().map(ConfiguredPlatform::name).toList();
    var measurements = Measurements.of(VERBS, Set.copyOf(known));
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
            metrics::looked);
    var pools = new PooledConnections(configuration.clusters(), metrics.registry());
    var program = owned.add(Program.of(configuration, pools, kind));
    this.records = program.records();
    var handler = measurements.commands(program.executor());
    this.chats = owned.add(new Chats(configuration, handler, records));
    connected.set(Optional.of(chats));
    var health = new Health(Health.DEADLINE);
    health.needs("serve", () -> between);
    health.needs("store", this::storeProblem);
    health.tells("clusters", pools::refusals);
    chats.tell(health);
    var mounted = Hooks.beside(chats.mounted(), configuration, records);
    this.server = owned.add(OperationsServer.start(configuration.http(), health, metrics, mounted));
    this.anchors = new AnchorPublisher(records, configuration.audit().anchorEvery());
    this.announcing =
        chats.platforms().stream()
            .map(it ->
                new AnnouncementDelivery(
                    records, measurements.announcements(it.announcer()), configuration.watch()))
            .toList();
    chats.start();
    record(EventType.SERVE_STARTED, Optional.empty());
    this.timed =
        new TimedWork(
            records,
            program.executor(),
            settings,
            announcing,
            List.of(anchors, program.watch(), new StoreCounts(records, metrics)));
    health.tells(
        "timed work",
        () -> timed.holdsLease() ? Optional.empty() : Optional.of("another replica does it"));
    measurements.show(timed::holdsLease);
    between = Optional.empty();
  }

  private Optional<String> storeProblem() {
    try {
      records.audit().head();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void record(EventType type, Optional<String> why) {
    Event.Draft event = Event.of(type).with("host", host);
    Event whole =
        type == EventType.SERVE_STARTED
            ? event.with("platforms", chats.names()).with("version", Measurements.version()).build()
            : event.with("why", why).build();
    var _ = records.audit().append(whole);
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
            clusters.isEmpty() ? "no cluster" : String.join(", ", clusters),
            chats.names().isEmpty() ? "no chat platform" : String.join(" and ", chats.names()),
            configuration.store().url().replaceFirst("\\?.*", ""),
            server.address().getHostString() + ":" + server.address().getPort());
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
    try {
      record(EventType.SERVE_STOPPED, Optional.of("it was asked to stop"));
      anchors.last();
    } catch (StoreException e) {
      LOG.warn("the end is not on the record: {}", e.getMessage());
    }
    List<Thread> last =
        announcing.stream()
            .map(it -> Thread.ofVirtual().name("farewell").start(() -> deliver(it)))
            .toList();
    long end = System.nanoTime() + FAREWELL.toNanos();
    try {
      for (Thread thread : last) {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deliver(AnnouncementDelivery announcing) {
    while (announcing.deliverDue()) {
      // The rest.
    }
  }
}
