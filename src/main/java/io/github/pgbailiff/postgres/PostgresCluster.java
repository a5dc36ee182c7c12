package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * One cluster, as pgbailiff talks to it. Every method may block for some seconds and throws {@link
 * ClusterException} when the cluster cannot answer.
 */
public final class PostgresCluster {
  private final ClusterSettings settings;
  private final Access access;
  private final Optional<Login> store;

  /** Looked up once, since names may have to be: whether the store is on this server. */
  private volatile Optional<Boolean> storeHere = Optional.empty();

  private final String address;
  private final Neighbours neighbours;
  private final Pause pause;

  PostgresCluster(
      ClusterSettings settings,
      Connections connections,
      Optional<Login> store,
      Neighbours neighbours,
      Pause pause) {
    this.settings = settings;
    this.neighbours = neighbours;
    this.pause = pause;
    this.access = new Access(settings, connections);
    this.store = store;
    this.address = settings.url().replaceFirst("^jdbc:postgresql://([^/?]*).*$", "$1");
  }

  public Cluster cluster() {
    return settings.cluster();
  }

  /**
   * The protect entries that hold here, after a look at which other entries are this server.
   *
   * @param identity as {@link #identity} gave it for the command that asks
   */
  public List<List<Condition>> protect(ClusterIdentity identity) {
    neighbours.look(cluster().name(), identity);
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
    return neighbours
        .entry(entry)
        .filter(other -> Identities.isOneServer(identity, other.identity()));
  }

  /**
   * The sessions that a query selects.
   *
   * @throws IllegalArgumentException when a condition cannot be judged; the message says what would
   *     be right
   */
  public Sessions sessions(SessionQuery query) {
    return access.read(new SessionReading(query, ownRoles(), protection())::from);
  }

  /** What there is to say of names in filters that no session here has. */
  public List<String> unheld(List<Condition> conditions, boolean nobody) {
    return new NamesHere(conditions, nobody).words(access);
  }

  /**
   * One session in full; empty when there is none with that pid.
   *
   * @param literals the query's text in full, not masked
   */
  public Optional<SessionDetails> session(int pid, boolean literals) {
    SessionQuery query =
        SessionQuery.ALL.pids(List.of(pid)).literals(literals).withTexts(SessionQuery.WHOLE);
    var reading = new SessionReading(query, ownRoles(), protection());
    return access.read(server -> {
      List<Session> found = reading.from(server).rows();
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(SessionDetails.from(server, found.getFirst()));
    });
  }

  /** Who holds up whom; 9.6 and up. */
  public LockForest locks() {
    return access.read(server -> {
      server.dialect().version().requires(ServerVersion.V9_6, "locks", cluster().name());
      return LockReading.from(server, ownRoles(), protection());
    });
  }

  public Usage usage() {
    return access.read(Usage::from);
  }

  public Facts facts() {
    return access.read(Facts::from);
  }

  public ClusterIdentity identity() {
    return access.read(Identities::of);
  }

  /**
   * Cancels or terminates sessions, and looks what became of them.
   *
   * @param frozen what the cluster was when the targets were chosen
   * @param mayGoOn asked before each hundred targets; when false the rest is left alone
   * @return an outcome for every target, in their order
   * @throws ClusterException when nothing was sent: the cluster cannot be reached, or is another
   */
  public Map<Target, Outcome> signal(
      Step.Signal step, ClusterIdentity frozen, Attribution attribution, BooleanSupplier mayGoOn) {
    Guard guard = Guard.of(step, protection(), ownRoles());
    try (SignalLine line = SignalLine.open(access, frozen, attribution)) {
      return new Signalling(line, step, guard, mayGoOn, pause).run();
    }
  }

  /** What can be seen of targets that somebody signalled, without signalling them again. */
  public Map<Target, Outcome> look(List<Target> targets) {
    return access.read(server -> Targets.seen(server, targets));
  }

  /** What there is to know of a door before it is shut or opened. */
  public DoorSurvey survey(DoorName name) {
    return access.read(server -> {
      neighbours.look(cluster().name(), Identities.of(server));
      return DoorSurvey.from(server, name, ownRoles(), protection());
    });
  }

  /**
   * What can be seen of a door that was frozen before.
   *
   * @param former the state before it was shut; empty: changes since then do not matter
   * @throws ClusterException also when the cluster or the door is another one
   */
  public DoorLook look(Door door, ClusterIdentity frozen, Optional<String> former) {
    return access.read(
        server -> DoorLook.from(access, server, door, frozen, former, ownRoles(), protection()));
  }

  /** What a door that was frozen before is called now; empty when it is there no more. */
  public Optional<DoorName> nameNow(Door door, ClusterIdentity frozen) {
    return access.read(server -> DoorLook.nameNow(access, server, door, frozen));
  }

  /** Whoever is behind a door that was frozen before. */
  public Occupants inside(Door door, ClusterIdentity frozen) {
    return new Inside(access, frozen, ownRoles(), protection()).at(door);
  }

  /**
   * Refuses new connections, and looks whether they are.
   *
   * @throws ClusterException when the cluster cannot be reached or is another one, or the door is
   */
  public DoorOutcome shut(Step.Shut step, ClusterIdentity frozen, Attribution attribution) {
    try (SignalLine line = SignalLine.toDoor(access, frozen, attribution)) {
      return new DoorWork(access, line, ownRoles(), protection()).shut(step.door());
    }
  }

  /**
   * Accepts new connections as before, and looks whether it does.
   *
   * @param former what {@link #shut} gave as the state before; empty: it was not pgbailiff
   * @throws ClusterException when the cluster cannot be reached or is another one, or the door is
   */
  public DoorOutcome open(
      Step.Open step, ClusterIdentity frozen, Attribution attribution, Optional<String> former) {
    try (SignalLine line = SignalLine.toDoor(access, frozen, attribution)) {
      return new DoorWork(access, line, ownRoles(), protection())
          .open(step.door(), step.evenByHand(), former);
    }
  }

  /**
   * Terminates the sessions behind a door until none is left or time is up.
   *
   * @param mayGoOn asked before each hundred signals and each look; when false the rest is left
   * @throws ClusterException when the cluster cannot be reached or is another one, or the door is
   */
  public DrainOutcome awaitNone(
      Step.AwaitNone step,
      ClusterIdentity frozen,
      Attribution attribution,
      BooleanSupplier mayGoOn) {
    var inside = new Inside(access, frozen, ownRoles(), protection());
    return new Draining(access, inside, step, attribution, mayGoOn, pause).run();
  }

  /** What there is to find about it; an error when it cannot be reached. */
  public List<Finding> check(InstantSource clock) {
    try {
      return access.read(new ClusterCheck(cluster().name(), clock)::of);
    } catch (ClusterException failure) {
      return List.of(ClusterCheck.unreachable(cluster().name(), failure));
    }
  }

  private Protection protection() {
    return neighbours.protection(cluster().name());
  }

  Protection ownProtection() {
    return new Protection(settings.protect());
  }

  /** The roles that pgbailiff logs in as on this server; elsewhere their names are anybody's. */
  private Set<String> ownRoles() {
    var roles = new TreeSet<String>();
    store.filter(this::isHere).ifPresent(it -> roles.add(it.role()));
    settings.username().ifPresent(roles::add);
    roles.addAll(neighbours.logins(cluster().name()));
    return roles;
  }

  private boolean isHere(Login login) {
    boolean here = storeHere.orElseGet(() -> login.mayBeAt(settings.url()));
    storeHere = Optional.of(here);
    return here;
  }

  Optional<String> login() {
    return settings.username();
  }

  /** Host and port of its URL, as they are written there. */
  String address() {
    return address;
  }
}
