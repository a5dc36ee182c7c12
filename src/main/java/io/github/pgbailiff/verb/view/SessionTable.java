package io.github.pgbailiff.verb.view;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;
import static io.github.pgbailiff.verb.view.Fields.seconds;

import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sessions as rows of a table; names are those of {@code pg_stat_activity} where it has one. */
public final class SessionTable {
  static final List<Column> COLUMNS =
      List.of(
          column("pid", "PID"),
          data("backend_start"),
          column("usename", "USER"),
          column("application_name", "APP"),
          column("datname", "DB"),
          Column.sensitive("client_addr", "CLIENT", Audience.WIDE),
          data("backend_type"),
          data("state"),
          people("STATE"),
          data("xact_start"),
          column("xact_seconds", "XACT"),
          column("query_seconds", "QRY"),
          data("wait_event_type"),
          data("wait_event"),
          people("WAIT"),
          people("LOCK"),
          data("protected"),
          Column.sensitive("query", "QUERY", Audience.ALWAYS),
          Column.SESSION);

  private SessionTable() {}

  public static Body.Table of(String cluster, List<Session> sessions, long matched) {
    return new Body.Table(
        "sessions",
        COLUMNS,
        sessions.stream().map(session -> row(cluster, session)).toList(),
        matched);
  }

  private static List<Value> row(String cluster, Session session) {
    return List.of(
        Value.whole(session.pid()),
        Value.moment(session.backendStart()),
        Value.text(session.user()),
        Value.text(session.application()),
        Value.text(session.database()),
        Value.text(session.client()),
        Value.text(session.backendType()),
        Value.text(session.state()),
        Value.text(shortState(session)),
        Value.moment(session.xactStart()),
        seconds(session.inTransaction()),
        seconds(session.running()),
        Value.text(session.waitEventType()),
        Value.text(session.waitEvent()),
        Value.text(wait(session)),
        Value.text(lock(session)),
        Value.flag(session.exclusion().isPresent()),
        Value.text(session.query()),
        listed(cluster, session));
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
        .map(state ->
            state
                .replace("idle in transaction", "idle-txn")
                .replace("idle-txn (aborted)", "idle-txn-aborted")
                .replace("fastpath function call", "fastpath"))
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
    String first =
        pids.stream()
            .limit(2)
            .map(pid -> pid == 0 ? "prepared" : String.valueOf(pid))
            .collect(Collectors.joining(","));
    return pids.size() <= 2 ? first : first + " +" + (pids.size() - 2);
  }

  private static String word(SessionExclusion exclusion) {
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
}
