package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import io.github.pgbailiff.postgres.sql.SqlArray;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The reader of sessions.
 *
 * @param ownRoles the roles that pgbailiff logs in as, on any cluster
 */
public record SessionReader(SessionQuery query, Set<String> ownRoles, Protection protection) {
  private static final Set<String> WITH_ANY = Set.of("state", "type");

  private static final Map<String, ServerVersion> NEEDED =
      Map.of(
          "holds", ServerVersion.V9_6,
          "held", ServerVersion.V9_6,
          "waits", ServerVersion.V9_6,
          "xmin", ServerVersion.V9_4);

  /**
   * The sessions that the query selects.
   *
   * @throws IllegalArgumentException when a condition cannot be judged; see {@link ConditionRows}
   */
  public Sessions from(Server server) throws SQLException {
    requireVersion(server);
    return query(server, List.of(), _ -> {});
  }

  /**
   * All sessions, and which of the filters each satisfies. One that the server is too old for is
   * satisfied by none, like one that selects nothing.
   */
  public JudgedSessions judged(Server server, List<List<Condition>> filters) throws SQLException {
    Map<Integer, Set<Integer>> satisfied = new HashMap<>();
    Look look =
        row -> satisfied.put(row.number("pid"), satisfied(row.numbers("failing"), server, filters));
    return new JudgedSessions(query(server, filters, look), satisfied);
  }

  /** The places of the filters that none of the failing entries is, which count from 1. */
  private Set<Integer> satisfied(
      List<Integer> failing, Server server, List<List<Condition>> filters) {
    int first = protection.entries().size() + 1;
    return IntStream.range(0, filters.size())
        .filter(i -> !failing.contains(first + i) && canJudge(server, filters.get(i)))
        .boxed()
        .collect(Collectors.toSet());
  }

  private static boolean canJudge(Server server, List<Condition> filter) {
    return !filter.isEmpty()
        && filter.stream()
            .map(it -> NEEDED.getOrDefault(it.key(), ServerVersion.OLDEST))
            .allMatch(it -> server.dialect().version().isAtLeast(it));
  }

  /** A look at a row beside the session that is read from it. */
  @FunctionalInterface
  private interface Look {
    void at(Rows row) throws SQLException;
  }

  /** Older servers do not tell who waits for whom, or who holds vacuum back. */
  private void requireVersion(Server server) {
    for (Condition condition : query.conditions()) {
      ServerVersion needed = NEEDED.getOrDefault(condition.key(), ServerVersion.OLDEST);
      server.dialect().version().requires(needed, condition.key() + ":");
    }
  }

  /**
   * @param more filters that all sessions are judged by
   */
  private Sessions query(Server server, List<List<Condition>> more, Look look) throws SQLException {
    List<Condition> filters =
        query.conditions().stream().filter(it -> !isForEverybody(it)).toList();
    var conditions = ConditionRows.of(filters, protection.entries(), more, server.encoding());
    return conditions
        .on(server)
        .query("sessions", values(server, conditions), rows -> read(rows, look));
  }

  /** Whether it is {@code state:any} or {@code type:any}, which need not be judged. */
  static boolean isForEverybody(Condition condition) {
    return condition instanceof Condition.OneOf list
        && WITH_ANY.contains(list.key())
        && !list.negated()
        && list.globs().stream().anyMatch(it -> it.source().equalsIgnoreCase("any"));
  }

  private Values values(Server server, ConditionRows conditions) {
    Optional<SqlArray> pids =
        Optional.of(query.pids()).filter(it -> !it.isEmpty()).map(SqlArray::ints);
    return conditions
        .values()
        .and("own_roles", SqlArray.names(ownRoles, server.encoding()))
        .and("pids", pids)
        .and("every_type", query.everyType())
        .and("hide_idle", query.hideIdle() && query.texts().isEmpty())
        .and("sorting", query.sort().name().toLowerCase(Locale.ROOT))
        .and("most", query.fetched())
        .and("text_bytes", query.fetchedBytes());
  }

  private Sessions read(Rows rows, Look look) throws SQLException {
    rows.next();
    LockWaits waits = waits(rows);
    Sessions counts = counts(rows, waits);
    var row = new SessionRow(waits, protection, query.literals(), query.fetchedBytes());
    var found = new ArrayList<Session>();
    if (rows.has("pid")) {
      do {
        found.add(row.read(rows));
        look.at(rows);
      } while (rows.next());
    }
    return query.texts().isEmpty() ? counts.with(found) : judgeTexts(counts, found);
  }

  private static Sessions counts(Rows rows, LockWaits waits) throws SQLException {
    return new Sessions(
        List.of(),
        rows.number("total"),
        rows.number("matched"),
        rows.number("hidden_idle"),
        rows.number("unreadable"),
        rows.number("untold"),
        SessionRow.load(rows),
        waits);
  }

  private static LockWaits waits(Rows rows) throws SQLException {
    var waits = new LockWaits();
    List<Integer> waiters = rows.numbers("waiters");
    List<Integer> holders = rows.numbers("holders");
    List<String> wanted = rows.texts("wanted");
    for (int i = 0; i < waiters.size(); i++) {
      waits.add(waiters.get(i), holders.get(i), wanted.get(i));
    }
    List<Integer> waiting = rows.numbers("waiting_pids");
    List<String> tables = rows.texts("waiting_tables");
    for (int i = 0; i < waiting.size(); i++) {
      waits.at(waiting.get(i), tables.get(i));
    }
    return waits;
  }

  private Sessions judgeTexts(Sessions counts, List<Session> found) {
    List<Session> matched =
        found.stream()
            .filter(session -> query.texts().stream().allMatch(text -> holds(text, session)))
            .toList();
    List<Session> shown = matched.stream().filter(session -> !query.hides(session)).toList();
    return new Sessions(
        shown.subList(0, Math.min(query.limit(), shown.size())),
        counts.total(),
        matched.size(),
        matched.size() - shown.size(),
        counts.unreadable(),
        counts.untold(),
        counts.load(),
        counts.waits());
  }

  private static boolean holds(Condition.Contains text, Session session) {
    String wanted = text.text().toLowerCase(Locale.ROOT);
    return session
        .query()
        .map(query -> query.toLowerCase(Locale.ROOT).contains(wanted) != text.negated())
        .orElse(false);
  }
}
