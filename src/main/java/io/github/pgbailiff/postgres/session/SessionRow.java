package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.RunningServer;
import io.github.pgbailiff.postgres.sql.QueryText;
import io.github.pgbailiff.postgres.sql.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The reader of a {@link Session} from each row that has the columns of {@code sessions.sql}. */
public record SessionRow(LockWaits waits, Protection protection, boolean literals, int textBytes) {
  private static final String CLIENT = "client backend";
  private static final String WALSENDER = "walsender";
  private static final String WORKER = "parallel worker";

  public Session read(Rows rows) throws SQLException {
    int pid = rows.number("pid");
    Optional<String> name = rows.text("application_name").filter(it -> !it.isEmpty());
    Optional<PooledName> pooled = name.flatMap(PooledName::of);
    boolean readable = rows.has("backend_start");
    boolean tells = readable && tells(rows);
    return new Session(
        pid,
        rows.instant("backend_start"),
        rows.text("datname"),
        rows.text("usename"),
        rows.flag("rolsuper"),
        pooled.map(PooledName::application).or(() -> name).filter(it -> !it.isEmpty()),
        pooled.map(PooledName::client),
        client(rows),
        rows.word("backend_type"),
        rows.flag("wraparound"),
        rows.text("state"),
        rows.text("wait_event_type"),
        rows.text("wait_event"),
        rows.instant("xact_start"),
        rows.instant("query_start"),
        rows.instant("state_change"),
        rows.has("wrote") ? Optional.of(rows.flag("wrote")) : Optional.empty(),
        rows.has("xmin_age") ? Optional.of((long) rows.number("xmin_age")) : Optional.empty(),
        tells && textBytes > 0
            ? QueryText.read(rows, textBytes).map(this::shown)
            : Optional.empty(),
        rows.instant("now").orElseThrow(),
        waits.holdersOf(leaderOrItself(rows)),
        waits.allWaitersOf(pid).size(),
        exclusion(rows, readable));
  }

  static ClusterLoad load(Rows rows) throws SQLException {
    return new ClusterLoad(
        rows.number("used"),
        rows.number("max_connections"),
        rows.number("reserved"),
        rows.number("active"),
        rows.number("idle_in_transaction"),
        rows.number("waiting"),
        rows.text("replay"),
        rows.instant("now").orElseThrow(),
        new RunningServer(
            ClusterIdentity.place(rows.text("server_address"), rows.number("server_port")),
            rows.instant("server_started").orElseThrow()));
  }

  private String shown(String query) {
    return literals ? query : QueryMask.mask(query);
  }

  private static Optional<String> client(Rows rows) throws SQLException {
    Optional<String> address = rows.text("client_addr");
    return address.isEmpty() && rows.has("client_port") && rows.number("client_port") == -1
        ? Optional.of("local")
        : address;
  }

  private Optional<SessionExclusion> exclusion(Rows rows, boolean readable) throws SQLException {
    String type = rows.word("backend_type");
    if (rows.flag("own")) {
      return excluded(SessionExclusion.Kind.OWN, "pgbailiff's own connection");
    }
    boolean job = rows.flag("job");
    if (!job && !List.of(CLIENT, WALSENDER).contains(type)) {
      var process = new BackgroundProcess(type, rows.flag("wraparound"));
      return excluded(
          SessionExclusion.Kind.BACKGROUND,
          "background process: " + process.words() + leader(rows, type));
    }
    if (!readable) {
      return excluded(
          SessionExclusion.Kind.UNREADABLE,
          rows.text("state").filter(Session.LOGGING_IN::equals).isPresent()
              ? "still logging in: it is no session yet"
              : "hidden: pgbailiff lacks pg_read_all_stats here");
    }
    String unsure = unsure(rows);
    Optional<SessionExclusion> spared =
        protection
            .reason(rows.numbers("failing"), rows.text("usename"), rows.text("application_name"))
            .map(reason -> new SessionExclusion(SessionExclusion.Kind.PROTECTED, reason + unsure));
    if (spared.isPresent()) {
      return spared;
    }
    if (job) {
      return excluded(SessionExclusion.Kind.JOB, job(type));
    }
    return type.equals(WALSENDER)
        ? excluded(
            SessionExclusion.Kind.WALSENDER, "replication: type:walsender and the permission")
        : Optional.empty();
  }

  /** An entry on what a session does spares whoever does not tell. */
  private static String unsure(Rows rows) throws SQLException {
    return tells(rows) ? "" : "; what it does cannot be told: " + Silence.SWITCHED_OFF.reason();
  }

  private static boolean tells(Rows rows) throws SQLException {
    return !rows.text("state").equals(Optional.of(Session.DISABLED));
  }

  /** A worker waits for whom the session waits whose query it works for. */
  private static int leaderOrItself(Rows rows) throws SQLException {
    boolean led = rows.word("backend_type").equals(WORKER) && rows.has("leader_pid");
    return rows.number(led ? "leader_pid" : "pid");
  }

  private static String job(String type) {
    return "background job: %s; %s (its pid or type:%s, and the permission background, for now)"
        .formatted(type, BackgroundProcess.endOfJob(type), type.replace(' ', '-'));
  }

  /** Whose worker it is. */
  private static String leader(Rows rows, String type) throws SQLException {
    if (!type.equals(WORKER)) {
      return "";
    }
    return rows.has("leader_pid")
        ? " of %d (leader_pid): cancel or end that one".formatted(rows.number("leader_pid"))
        : " of the session that runs the same query (before 13 PostgreSQL does not tell which)";
  }

  private static Optional<SessionExclusion> excluded(SessionExclusion.Kind kind, String reason) {
    return Optional.of(new SessionExclusion(kind, reason));
  }
}
