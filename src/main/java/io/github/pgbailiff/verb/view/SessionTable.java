package io.github.pgbailiff.verb.view;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;
import static io.github.pgbailiff.verb.view.Fields.seconds;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Column.Kind;
import io.github.pgbailiff.reply.SessionPhrases;
import io.github.pgbailiff.reply.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sessions as rows of a table; names are those of {@code pg_stat_activity} where it has one. */
public final class SessionTable {
  static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID").as(Kind.FACT),
          people("STATE").as(Kind.FACT),
          people("FOR").as(Kind.FACT),
          people("LOCK").as(Kind.FACT),
          people("TABLE").as(Kind.FACT),
          people("WAIT").as(Kind.FACT),
          data("backend_start"),
          column("usename", "USER").as(Kind.NAME),
          Column.sensitive("application_name", "application_name", Audience.DATA),
          people("APP").as(Kind.NAME),
          column("datname", "DB").as(Kind.NAME),
          Column.sensitive("client_addr", "client_addr", Audience.DATA),
          Column.sensitive("CLIENT", "CLIENT", Audience.PEOPLE_WIDE),
          data("backend_type"),
          data("state"),
          data("xact_start"),
          Column.of("xact_seconds", "XACT", Audience.WIDE),
          Column.of("query_seconds", "QRY", Audience.WIDE),
          data("wait_event_type"),
          data("wait_event"),
          data("protected"),
          Column.sensitive("query", "QUERY", Audience.ALWAYS).as(Kind.TEXT),
          Column.SESSION);

  private SessionTable() {}

  /**
   * Them as a table.
   *
   * @param tables the names of tables of other databases
   */
  public static Body.Table of(String cluster, Sessions found, RelationNames tables) {
    return new Body.Table(
        "sessions",
        COLUMNS,
        found.rows().stream().map(it -> row(cluster, it, table(found, it, tables))).toList(),
        found.matched() - found.hiddenIdle());
  }

  private static Optional<String> table(Sessions found, Session session, RelationNames tables) {
    return found.waits().tableOf(session.pid()).map(it -> tables.of(it));
  }

  private static List<Value> row(String cluster, Session session, Optional<String> table) {
    List<Value> facts =
        List.of(
            Value.whole(session.pid()),
            Value.text(doing(session)),
            seconds(since(session)),
            Value.text(lock(session)),
            Value.text(table),
            Value.text(otherWait(session, table)));
    return Stream.of(facts, details(session), List.of(listed(cluster, session)))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Value> details(Session session) {
    return List.of(
        Value.moment(session.backendStart()),
        Value.text(session.user()),
        Value.text(session.applicationName()),
        Value.text(LockCells.calling(session)),
        Value.text(session.database()),
        Value.text(session.client()),
        Value.text(session.origin()),
        Value.text(session.backendType()),
        Value.text(session.state()),
        Value.moment(session.xactStart()),
        seconds(session.inTransaction()),
        seconds(session.running()),
        Value.text(session.waitEventType()),
        Value.text(session.waitEvent()),
        Value.flag(session.exclusion().isPresent()),
        Value.text(session.query()));
  }

  /** Who waits for a lock is told by that. */
  public static Optional<String> doing(Session session) {
    return session.waitsForLock() ? Optional.of("waits") : shortState(session);
  }

  /** How long it has been doing that. */
  public static Optional<Duration> since(Session session) {
    return session.idle().or(session::running).or(session::inTransaction);
  }

  /** What it waits for that is neither a lock nor its client. */
  private static Optional<String> otherWait(Session session, Optional<String> table) {
    boolean lock = session.waitsForLock() && (table.isPresent() || !session.blockers().isEmpty());
    return lock || session.waitEventType().filter("Client"::equals).isPresent()
        ? Optional.empty()
        : wait(session).filter(_ -> session.isRunning());
  }

  /** None where verbs that act leave it alone, or it cannot be told from the next with its pid. */
  private static Value listed(String cluster, Session session) {
    return session
        .id()
        .filter(_ -> session.exclusion().isEmpty())
        .map(id -> new SeenSession(id, session.xactStart()))
        .<Value>map(seen -> new Value.Listed(cluster, seen))
        .orElseGet(Value::none);
  }

  /** A process that is no client is told by its type, whatever else it does. */
  static Optional<String> shortState(Session session) {
    return session.process().or(() -> clientState(session));
  }

  /** What the session does, as short as people say it. */
  static Optional<String> clientState(Session session) {
    return session
        .state()
        .map(SessionPhrases::shortState)
        .or(() -> Optional.of(session.backendType()).filter(type -> !type.isEmpty()));
  }

  /** A wait for the client or in a background loop goes by its event alone. */
  public static Optional<String> wait(Session session) {
    Optional<String> event = session.waitEvent();
    return session
        .waitEventType()
        .map(type ->
            type.equals("Client") || type.equals("Activity")
                ? event.orElse(type)
                : event.map(it -> type + ":" + it).orElse(type));
  }

  private static Optional<String> lock(Session session) {
    if (!session.blockers().isEmpty()) {
      return Optional.of("< " + holders(session.blockers()));
    }
    if (session.waiters() > 0) {
      return Optional.of("holds " + session.waiters());
    }
    return session.exclusion().map(SessionTable::word);
  }

  private static String holders(List<Integer> pids) {
    int pid = pids.getFirst();
    String first = pid == 0 ? "prepared" : String.valueOf(pid);
    return pids.size() == 1 ? first : first + " +" + (pids.size() - 1);
  }

  public static String word(SessionExclusion exclusion) {
    return switch (exclusion.kind()) {
      case OWN -> "pgbailiff";
      case BACKGROUND, JOB -> "background";
      case UNREADABLE -> "hidden";
      case PROTECTED -> "protected";
      case WALSENDER -> "replication";
    };
  }

  /** The note that of so many sessions little can be seen, and which right is missing. */
  public static String hidden(int sessions) {
    return "of "
        + sessions
        + " sessions only names can be seen: pgbailiff lacks pg_read_all_stats here, and"
        + " pgbailiff check says whether it can be had";
  }

  /** How many of them match, unless all do. Background processes are none of the sessions. */
  public static String selected(Sessions found) {
    if (found.rows().stream().anyMatch(Session::isBackground)) {
      return found.matched() == 1 ? "1 process" : found.matched() + " processes";
    }
    boolean all = found.matched() == found.total();
    return all ? "" : "%d of %d sessions".formatted(found.matched(), found.total());
  }
}
