package io.github.pgbailiff.serve;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.audit.RecordLine;
import io.github.pgbailiff.bot.Bot;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.owner.Owners;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ConnectionSource;
import io.github.pgbailiff.postgres.connection.Login;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.verb.AllVerbs;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.watch.Watch;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The parts of the program, put together as a configuration says.
 *
 * <p>You own it: {@link #close()} closes the store and the connections.
 */
public record Program(
    Configuration configuration,
    ConnectionSource connections,
    Authorizer authorizer,
    OpenStore records,
    ProcessSettings settings,
    Bot executor,
    Watch watch)
    implements AutoCloseable {

  /**
   * The kind of process that a program is for.
   *
   * @param terminal announcements appear in this process's terminal too
   * @param memberships who is asked for the groups of a platform's accounts
   * @param store what the store is used through
   * @param meter hears of the looks of the watch
   */
  public record Kind(
      ProcessSettings settings,
      boolean terminal,
      Map<String, Memberships> memberships,
      Consumer<RecordLine> lines,
      UnaryOperator<Store> store,
      Watch.Meter meter) {
    /** One that nobody measures. */
    public Kind(
        ProcessSettings settings,
        boolean terminal,
        Map<String, Memberships> memberships,
        Consumer<RecordLine> lines) {
      this(settings, terminal, memberships, lines, UnaryOperator.identity(), Watch.Meter.NONE);
    }
  }

  /** Puts them together; nothing is connected yet. */
  public static Program of(Configuration configuration, ConnectionSource connections, Kind kind) {
    return of(AllVerbs.list(), configuration, connections, kind);
  }

  /** The same with these verbs. */
  public static Program of(
      List<Verb> verbs, Configuration configuration, ConnectionSource connections, Kind kind) {
    List<ClusterSettings> entries = configuration.clusters();
    Clusters clusters =
        new Clusters(entries, connections, storeLogin(configuration.store()), Pause.SLEEP);
    var authorizer =
        new Authorizer(configuration.roles(), configuration.people(), kind.memberships());
    var rules =
        new Rules(
            configuration.rules(),
            configuration.breakGlass(),
            verbs.stream().map(Verb::declaration).toList(),
            clusters.all());
    InstantSource clock = InstantSource.system();
    var records =
        new OpenStore(
            () -> kind.store().apply(Stores.open(configuration.store())),
            clock,
            rules,
            audience(configuration, kind.terminal()),
            kind.lines());
    var executor =
        new Bot(
            verbs,
            configuration.labels(),
            clusters,
            authorizer,
            rules,
            records,
            configuration.watch(),
            kind.settings());
    var watch =
        new Watch(
            configuration.watch(),
            clusters.awake(),
            records::alerts,
            new RequestEnders(records),
            new WatchedBlocks(records)::on,
            executor.hours(),
            clock,
            kind.meter());
    return new Program(
        configuration, connections, authorizer, records, kind.settings(), executor, watch);
  }

  /** Sessions of the store's role are pgbailiff's own where the store is on a cluster. */
  private static Optional<Login> storeLogin(StoreSettings store) {
    return store
        .username()
        .filter(_ -> store.url().startsWith("jdbc:postgresql:"))
        .map(role -> new Login(store.url(), role));
  }

  private static Recipients audience(Configuration configuration, boolean terminal) {
    Set<String> announcing = new LinkedHashSet<>();
    if (terminal) {
      announcing.add(Place.TERMINAL);
    }
    List<ConfiguredPlatform<?>> platforms = configuration.platforms();
    platforms.stream()
        .filter(ConfiguredPlatform::isConfigured)
        .forEach(it -> announcing.add(it.name()));
    List<Place> approvals = platforms.stream().flatMap(it -> it.approvals().stream()).toList();
    List<Place> audit = platforms.stream().flatMap(it -> it.audit().stream()).toList();
    return new Recipients(
        announcing,
        approvals,
        audit,
        RolePings.by(configuration),
        new Owners(configuration.owners(), configuration.people()));
  }

  @Override
  public void close() {
    records.close();
    connections.close();
  }
}
