package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One session, as {@code pg_stat_activity} showed it. Texts are the server's: whoever sets an
 * application name chooses what stands there.
 *
 * @param backendStart empty when pgbailiff may not look at the session: it lacks {@code
 *     pg_read_all_stats}; all that is empty then says nothing
 * @param application without what a pooler has put behind it
 * @param behind the client behind a pooler, with its port, as the application name tells it
 * @param client the client's address, {@code local} for a local socket
 * @param wraparound an autovacuum worker that gives way to nobody
 * @param state the server's word, such as {@code idle in transaction}
 * @param superuser whether its role is one, or it has none yet
 * @param wrote whether its transaction has written something; empty where that cannot be told
 * @param xminAge how many transactions it holds vacuum back; empty: not at all, or it cannot be
 *     told
 * @param query masked unless literals were asked for; the last one when idle
 * @param seen the server's time when it was read
 * @param blockers who it waits for: pids, 0 for a prepared transaction
 * @param waiters how many sessions wait for it, directly or behind others
 * @param exclusion why verbs that act must leave it alone
 */
public record Session(
    int pid,
    Optional<Instant> backendStart,
    Optional<String> database,
    Optional<String> user,
    boolean superuser,
    Optional<String> application,
    Optional<String> behind,
    Optional<String> client,
    String backendType,
    boolean wraparound,
    Optional<String> state,
    Optional<String> waitEventType,
    Optional<String> waitEvent,
    Optional<Instant> xactStart,
    Optional<Instant> queryStart,
    Optional<Instant> stateChange,
    Optional<Boolean> wrote,
    Optional<Long> xminAge,
    Optional<String> query,
    Instant seen,
    List<Integer> blockers,
    int waiters,
    Optional<SessionExclusion> exclusion) {

  /** The state of whoever logs in, from 18 where the server lists it. */
  static final String LOGGING_IN = "starting";

  /** The state of whoever does not tell what it does. */
  static final String DISABLED = "disabled";

  private static final Pattern SETTLING =
      Pattern.compile(
          "\\s*(commit|rollback(?!\\s+(work\\s+|transaction\\s+)?to)|end|abort|prepare\\s+transaction)\\b",
          Pattern.CASE_INSENSITIVE);

  public Session {
    blockers = List.copyOf(blockers);
  }

  /** The application name as the server has it. */
  public Optional<String> applicationName() {
    return behind.isEmpty()
        ? application
        : behind.map(client -> application.orElse("") + " - " + client);
  }

  /** Where it comes from, for people: {@code 10.0.0.7 via 10.0.1.5} where a pooler says so. */
  public Optional<String> origin() {
    return behind
        .map(it -> PooledName.address(it) + client.map(via -> " via " + via).orElse(""))
        .or(() -> client);
  }

  /** What it is, where it is no client: {@code autovacuum worker (to prevent wraparound)}. */
  public Optional<String> process() {
    return Optional.of(new BackgroundProcess(backendType, wraparound).words())
        .filter(words -> !words.equals("client backend") && !words.isEmpty());
  }

  /** What people know it by besides its role: its application, or what it is where it has none. */
  public Optional<String> calling() {
    return application
        .filter(name -> !name.isBlank())
        .or(() -> process().filter(_ -> backendStart.isPresent()));
  }

  /** Whether it is no client's session, nor a job. */
  public boolean isBackground() {
    return exclusion.filter(it -> it.kind() == SessionExclusion.Kind.BACKGROUND).isPresent();
  }

  /** What can be done about it, where it is a process that verbs leave alone. */
  public Optional<String> remedy() {
    return exclusion
        .filter(it -> it.kind() == SessionExclusion.Kind.BACKGROUND)
        .flatMap(_ -> new BackgroundProcess(backendType, wraparound).remedy());
  }

  /** The same with its query text masked. */
  Session masked() {
    return with(query.map(QueryMask::mask), waiters);
  }

  /** The same holding up that many. */
  Session holding(int some) {
    return with(query, some);
  }

  private Session with(Optional<String> query, int waiters) {
    return new Session(
        pid,
        backendStart,
        database,
        user,
        superuser,
        application,
        behind,
        client,
        backendType,
        wraparound,
        state,
        waitEventType,
        waitEvent,
        xactStart,
        queryStart,
        stateChange,
        wrote,
        xminAge,
        query,
        seen,
        blockers,
        waiters,
        exclusion);
  }

  /** Its identity; empty when it cannot be told from a later one with the same pid. */
  public Optional<SessionId> id() {
    return backendStart.map(start -> new SessionId(pid, start));
  }

  /** Whether it is the session that was seen, and still in the same transaction or in none. */
  public boolean isAs(SeenSession seen) {
    return id().filter(seen.id()::equals).isPresent() && xactStart.equals(seen.xactStart());
  }

  /** How long the session has been there. */
  public Optional<Duration> connected() {
    return backendStart.map(this::since);
  }

  /** How long its transaction has been open. */
  public Optional<Duration> inTransaction() {
    return xactStart.map(this::since);
  }

  /** How long its query has been running; empty when none runs. */
  public Optional<Duration> running() {
    return isRunning() ? queryStart.map(this::since) : Optional.empty();
  }

  /** How long it has been idle, in a transaction or not; empty when it is not. */
  public Optional<Duration> idle() {
    return stateChange
        .filter(_ -> state.filter(it -> it.startsWith("idle")).isPresent())
        .map(this::since);
  }

  /**
   * Whether it runs a query, or has no state yet and is in a transaction: so is what a login
   * trigger does, and what some extensions run.
   */
  public boolean isRunning() {
    return isRunning(state, xactStart);
  }

  /** The same of a state and the start of a transaction. */
  public static boolean isRunning(Optional<String> state, Optional<Instant> xactStart) {
    return state
        .map(it -> it.equals("active") || it.equals("fastpath function call"))
        .orElse(xactStart.isPresent());
  }

  /** Whether it cannot be told what it does, since {@code track_activities} is off there. */
  public boolean isUntold() {
    return state.filter(DISABLED::equals).isPresent();
  }

  /** What keeps a job away for good; empty for what is none. */
  public Optional<String> endedBy() {
    return exclusion
        .filter(it -> it.kind() == SessionExclusion.Kind.JOB)
        .map(_ -> BackgroundProcess.endOfJob(backendType));
  }

  /** Why it cannot be signalled by one who is no superuser; empty: that is not in the way. */
  public Optional<String> onlyForSuperusers(boolean superuserHere) {
    String why =
        isLoggingIn()
            ? "nobody's yet, who logs in: only a superuser may signal it, and"
                + " authentication_timeout ends it"
            : "superuser: pgbailiff may not signal it";
    return Optional.of(why).filter(_ -> superuser && !superuserHere);
  }

  /** Whether it has no role yet, and so no transaction of anybody's. */
  public boolean isLoggingIn() {
    return state.filter(LOGGING_IN::equals).isPresent();
  }

  /** Whether it is idle outside a transaction. */
  public boolean isIdleOutside() {
    return state.filter("idle"::equals).isPresent();
  }

  /**
   * Whether it only waits for a synchronous standby: its transaction is committed here, or prepared
   * or rolled back in two phases, which waits likewise (twophase.c of PostgreSQL 9.1 to 18).
   */
  public boolean awaitsStandby() {
    return waitEvent.filter("SyncRep"::equals).isPresent();
  }

  /** Whether it is about to settle its transaction. */
  public boolean endsTransaction() {
    return isRunning()
        && !awaitsStandby()
        && query.filter(text -> SETTLING.matcher(text).lookingAt()).isPresent();
  }

  /** Whether its transaction has failed, and so is rolled back already. */
  public boolean hasFailed() {
    return state.filter("idle in transaction (aborted)"::equals).isPresent();
  }

  /** Whether it waits for a lock, itself or with a worker of its query. */
  public boolean waitsForLock() {
    return !blockers.isEmpty() || waitEventType.filter("Lock"::equals).isPresent();
  }

  /**
   * The session as a target, with its identity and the times that it is held to.
   *
   * @throws IllegalStateException when it cannot be told from a later one with the same pid
   */
  public Target target() {
    return new Target(
        id().orElseThrow(
                () -> new IllegalStateException("session " + pid + ": its start is hidden")),
        database,
        user,
        application,
        client,
        state,
        xactStart,
        queryStart,
        stateChange);
  }

  private Duration since(Instant start) {
    return start.isAfter(seen) ? Duration.ZERO : Duration.between(start, seen);
  }
}
