package io.github.pgbailiff.serve;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.audit.RecordLine;
import io.github.pgbailiff.bot.Bot;
import io.github.pgbailiff.bot.BotParts;
import io.github.pgbailiff.bot.ProcessMemory;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.execution.ProcessWork;
import io.github.pgbailiff.postgres.Clusters;
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
import io.github.pgbailiff.watch.WatchMemory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The parts of the program, put together as a configuration says.
 *
 * <p>You own it: {@link #close()} closes the store and the connections, which it shares with what
 * {@link #under} makes of it.
 */
public record Program(
    Configuration configuration,
    ConnectionSource connections,
    Authorizer authorizer,
    OpenStore records,
    ProcessSettings settings,
    ProcessWork work,
    Bot bot,
    Watch watch,
    Kept kept)
    implements AutoCloseable {

  /** The things that stay under another configuration. */
  public record Kept(List<Verb> verbs, Kind kind, ProcessMemory process, WatchMemory watch) {
    public Kept {
      verbs = List.copyOf(verbs);
    }
  }

  /**
   * The kind of process that a program is for.
   *
   * @param terminal announcements appear in this process's terminal too
   * @param memberships who is asked for the groups of a platform's accounts
   * @param store what the store is used through
   * @param meter hears of the looks of the watch
   * @param clock what requests, leases and the record go by
   */
  public record Kind(
      ProcessSettings settings,
      boolean terminal,
      Map<String, Memberships> memberships,
      Consumer<RecordLine> lines,
      UnaryOperator<Store> store,
      Watch.Meter meter,
      InstantSource clock) {
    /** One that nobody measures, by this machine's clock. */
    public Kind(
        ProcessSettings settings,
        boolean terminal,
        Map<String, Memberships> memberships,
        Consumer<RecordLine> lines) {
      var clock = InstantSource.system();
      this(settings, terminal, memberships, lines, it -> it, Watch.Meter.NONE, clock);
    }
  }

  /** Puts them together; nothing is connected yet. */
  public static Program of(Configuration configuration, ConnectionSource connections, Kind kind) {
    return of(AllVerbs.list(), configuration, connections, kind);
  }

  /** The same with these verbs. */
  public static Program of(
      List<Verb> verbs, Configuration configuration, ConnectionSource connections, Kind kind) {
    var kept = new Kept(verbs, kind, ProcessMemory.fresh(), new WatchMemory());
    return of(
        configuration,
        connections,
        kept,
        (rules, audience) ->
            new OpenStore(
                () -> kind.store().apply(Stores.open(configuration.store())),
                kind.clock(),
                rules,
                audience,
                kind.lines()));
  }

  /**
   * The same program for what begins from now on: what is under way goes on as it began. Whatever
   * names connections, the store and chats must be as it was.
   */
  public Program under(Configuration fresh) {
    return of(fresh, connections, kept, records::under);
  }

  private static Program of(
      Configuration configuration,
      ConnectionSource connections,
      Kept kept,
      BiFunction<Rules, Recipients, OpenStore> opener) {
    var settings = kept.kind().settings().recordingReads(configuration.audit().reads());
    Optional<Login> store = storeLogin(configuration.store());
    var clusters = new Clusters(configuration.clusters(), connections, store, Pause.SLEEP);
    var authorizer =
        new Authorizer(configuration.roles(), configuration.people(), kept.kind().memberships());
    var rules = rules(configuration, kept.verbs(), clusters);
    OpenStore records =
        opener.apply(rules, RolePings.recipients(configuration, kept.kind().terminal()));
    var work =
        ProcessWork.of(clusters, authorizer, rules, records, settings, kept.process().lifts());
    var parts =
        new BotParts(
            kept.verbs(),
            configuration.labels(),
            clusters,
            authorizer,
            rules,
            records,
            configuration.watch(),
            settings,
            kept.process(),
            work);
    return new Program(
        configuration,
        connections,
        authorizer,
        records,
        settings,
        work,
        new Bot(parts),
        watch(configuration, clusters, records, kept),
        kept);
  }

  private static Rules rules(Configuration configuration, List<Verb> verbs, Clusters clusters) {
    return new Rules(
        configuration.rules(),
        configuration.breakGlass(),
        verbs.stream().map(Verb::declaration).toList(),
        clusters.all());
  }

  private static Watch watch(
      Configuration configuration, Clusters clusters, OpenStore records, Kept kept) {
    return new Watch(
        configuration.watch(),
        clusters.awake(),
        records::alerts,
        configuration::hears,
        new RequestEnders(records),
        new WatchedBlocks(records)::on,
        kept.process().hours(),
        kept.watch(),
        kept.kind().clock(),
        kept.kind().meter());
  }

  /** The cluster that a channel stands for. */
  public Optional<String> defaultCluster(String platform, String channel) {
    return configuration.platforms().stream()
        .filter(it -> it.name().equals(platform))
        .flatMap(it -> it.settings().flatMap(one -> one.defaultCluster(channel)).stream())
        .findFirst();
  }

  /** Sessions of the store's role are pgbailiff's own where the store is on a cluster. */
  private static Optional<Login> storeLogin(StoreSettings store) {
    return store
        .username()
        .filter(_ -> store.url().startsWith("jdbc:postgresql:"))
        .map(role -> new Login(store.url(), role));
  }

  @Override
  public void close() {
    records.close();
    connections.close();
  }
}
