package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.check.ClusterCheck;
import io.github.pgbailiff.postgres.check.HostsCheck;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ConnectionSource;
import io.github.pgbailiff.postgres.connection.Hosts;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.connection.Login;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.connection.TableNames;
import io.github.pgbailiff.postgres.lock.HorizonHolder;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.postgres.lock.LockReader;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.postgres.session.JudgedSessions;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.LoggingIn;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.SessionReader;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.session.UnknownNames;
import io.github.pgbailiff.postgres.session.UntoldSessions;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One cluster, as pgbailiff talks to it. Every method may block for some seconds and throws {@link
 * ClusterException} when the cluster cannot answer.
 */
public final class PostgresCluster {
  private final ClusterSettings settings;
  private final ClusterConnections access;
  private final OwnRoles ownRoles;
  private final ServerAliases aliases;
  private final Pause pause;
  private final String address;

  PostgresCluster(
      ClusterSettings settings,
      ConnectionSource connections,
      Optional<Login> store,
      ServerAliases aliases,
      Pause pause) {
    this.settings = settings;
    this.aliases = aliases;
    this.pause = pause;
    this.address = settings.url().replaceFirst("^jdbc:postgresql://([^/?]*).*$", "$1");
    this.access = new ClusterConnections(settings, connections);
    this.ownRoles = new OwnRoles(settings, store, aliases);
  }

  public Cluster cluster() {
    return settings.cluster();
  }

  /** Whether nobody may ask it who was not told to: it may be asleep, and would be woken. */
  public boolean sleeps() {
    return settings.connect() == ClusterSettings.Connect.WHEN_USED;
  }

  /** Whether the URL of another entry may lead to the same server, as far as names tell. */
  boolean mayBe(PostgresCluster other) {
    return new Login(settings.url(), "").mayBeAt(other.settings.url());
  }

  /**
   * The protect entries that hold here, after a look at which other entries are this server.
   *
   * @param identity as {@link #identity} gave it for the command that asks
   */
  public List<List<Condition>> protect(ClusterIdentity identity) {
    aliases.look(cluster().name(), identity);
    return protection().entries();
  }

  /**
   * Another entry, when it leads to this running server at this moment, and not to a copy of it.
   *
   * @param identity as {@link #identity} gave it for the command that asks
   * @return empty when there is no such entry, or another server answers
   * @throws ClusterException when the other does not answer
   */
  public Optional<PostgresCluster> sameServer(String entry, ClusterIdentity identity) {
    return aliases.entry(entry).filter(other -> identity.isOneServerWith(other.identity()));
  }

  /** The entries whose URL names just that host and port. */
  public List<Cluster> entriesAt(String hostAndPort) {
    return aliases.entries().stream()
        .filter(it -> hostAndPort.equals(it.address) || hostAndPort.equals(it.address + ":5432"))
        .map(PostgresCluster::cluster)
        .toList();
  }

  /**
   * The sessions that a query selects.
   *
   * @throws IllegalArgumentException when a condition cannot be judged; the message says what would
   *     be right
   */
  public Sessions sessions(SessionQuery query) {
    return access.read(new SessionReader(query, ownRoles(), protection())::from);
  }

  /** The sessions that may match a query beside those that it found; see {@link UntoldSessions}. */
  public List<UntoldSessions> untold(
      SessionQuery query, Sessions found, Function<SessionQuery, Sessions> look) {
    return UntoldSessions.beside(
        found, query, () -> access.read(it -> it.dialect().version()), look);
  }

  /** Who waits for whom at this moment; nobody on servers that do not tell. */
  public LockWaits lockWaits() {
    return sessions(SessionQuery.ALL.limited(1)).waits();
  }

  /** All sessions, and which of several filters each satisfies; one statement judges all. */
  public JudgedSessions judged(List<List<Condition>> filters) {
    var reader = new SessionReader(SessionQuery.ALL, ownRoles(), protection());
    return access.read(server -> reader.judged(server, filters));
  }

  /** What there is to say of filters that no session here has, or not sessions alone. */
  public List<String> unheld(List<Condition> conditions, boolean nobody) {
    return Stream.concat(
            new UnknownNames(conditions, nobody).words(access).stream(),
            conditions.stream()
                .filter(it -> it.key().equals(Keys.XMIN.name()))
                .flatMap(it ->
                    it instanceof Condition.AtLeastMany(_, var least)
                        ? holdingVacuum(least).stream()
                        : Stream.empty()))
        .toList();
  }

  /** Nothing where it cannot be told: the sessions stand without them. */
  private List<String> holdingVacuum(long least) {
    try {
      return HorizonHolder.words(horizonHolders(least));
    } catch (ClusterException _) {
      return List.of();
    }
  }

  /** What holds vacuum back at least so far and is no session, the worst first. */
  public List<HorizonHolder> horizonHolders(long least) {
    return access.read(server -> HorizonHolder.from(least, server));
  }

  /**
   * One session in full; empty when there is none with that pid.
   *
   * @param literals the query's text in full, not masked
   */
  public Optional<SessionDetails> session(int pid, boolean literals) {
    SessionQuery query =
        SessionQuery.ALL.pids(List.of(pid)).literals(literals).withTexts(SessionQuery.WHOLE);
    var reading = new SessionReader(query, ownRoles(), protection());
    return access.read(server -> {
      List<Session> found = reading.from(server).rows();
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(SessionDetails.from(server, found.getFirst()));
    });
  }

  /** Those of the pids that are no sessions yet. */
  public List<LoggingIn> loggingIn(Collection<Integer> pids) {
    return pids.isEmpty() ? List.of() : access.read(server -> LoggingIn.among(pids, server));
  }

  /** Who holds up whom; 9.6 and up. */
  public LockForest locks() {
    return access.read(server -> {
      server.dialect().version().requires(ServerVersion.V9_6, "locks", cluster().name());
      return LockReader.from(server, ownRoles(), protection());
    });
  }

  /**
   * The names of tables of other databases, by what {@link #locks} and others have in their place,
   * as far as they are known soon. A server that is nearly full is not asked.
   */
  public RelationNames tableNames(Collection<String> relations) {
    if (!TableNames.areMissing(relations)) {
      return RelationNames.NONE;
    }
    ConnectionUsage usage = usage();
    int free = usage.maxConnections() - usage.reserved() - usage.used();
    return free > 2 * TableNames.DATABASES
        ? new TableNames(settings).of(relations)
        : RelationNames.NONE;
  }

  public ConnectionUsage usage() {
    return access.read(ConnectionUsage::from);
  }

  public ClusterCapabilities capabilities() {
    return access.read(ClusterCapabilities::from);
  }

  public ClusterIdentity identity() {
    return access.read(IdentityQuery::read);
  }

  /** Its sessions as targets of signals. */
  public ClusterSignals signals() {
    return new ClusterSignals(this, access, pause);
  }

  /** Its databases and roles as targets of blocks. */
  public ClusterBlocks blocks() {
    return new ClusterBlocks(this, access, pause);
  }

  /** What there is to find about it; an error when it cannot be reached. */
  public List<ClusterFinding> check(InstantSource clock) {
    return Stream.concat(checked(clock).stream(), HostsCheck.of(settings).stream()).toList();
  }

  private List<ClusterFinding> checked(InstantSource clock) {
    try {
      return access.read(new ClusterCheck(cluster().name(), clock)::of);
    } catch (ClusterException failure) {
      return List.of(ClusterCheck.unreachable(cluster().name(), failure));
    }
  }

  Protection protection() {
    String name = cluster().name();
    return aliases.protection(name).using(ownRoles.storeDatabase(), aliases.databases(name));
  }

  /** The database that its URL leads to. */
  String database() {
    return new Login(settings.url(), login().orElse("")).database();
  }

  Protection ownProtection() {
    return new Protection(settings.protect());
  }

  Set<String> ownRoles() {
    return ownRoles.here();
  }

  Optional<String> login() {
    return settings.username();
  }

  /** Whether another server may take over under the same URL. */
  public boolean hasSeveralHosts() {
    return new Hosts(settings.url()).areSeveral();
  }

  /** Host and port of its URL, as they are written there. */
  String address() {
    return address;
  }
}
