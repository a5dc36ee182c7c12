package io.github.pgbailiff.postgres.signal;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.SqlArray;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second look at targets. */
public final class TargetQuery {
  private TargetQuery() {}

  /**
   * The state of a session that is still there.
   *
   * @param running whether it runs a query, as {@link Session#isRunning()} says
   */
  record Now(
      boolean running,
      Optional<String> state,
      Optional<Instant> xactStart,
      Optional<Instant> queryStart,
      Optional<Instant> stateChange,
      Optional<String> waitEvent) {

    /** Whether it runs what the target ran; what has no query has begun with its transaction. */
    boolean runs(Target target) {
      return running
          && queryStart.equals(target.queryStart())
          && (queryStart.isPresent() || xactStart.equals(target.xactStart()));
    }

    /** Whether it heeds a cancel with the next that its client sends, and not before. */
    boolean awaitsData() {
      return running && waitEvent.filter("ClientRead"::equals).isPresent();
    }

    /** The target with the times of now. */
    Target of(Target target) {
      return new Target(
          target.id(),
          target.database(),
          target.user(),
          target.application(),
          target.client(),
          state,
          xactStart,
          queryStart,
          stateChange,
          target.permission());
    }
  }

  /** Pids and starts, to the microsecond. */
  static Values values(List<Target> targets) {
    return Values.of("pids", SqlArray.ints(targets.stream().map(Target::pid).toList()))
        .and(
            "starts",
            SqlArray.texts(
                targets.stream().map(target -> target.id().backendStart().toString()).toList()));
  }

  /** Those that are still there, by pid. */
  static Map<Integer, Now> look(Server server, List<Target> targets) throws SQLException {
    return server.query("targets-left", values(targets), TargetQuery::read);
  }

  /** What can be seen of targets that somebody signalled, in their order. */
  public static Map<Target, Outcome> seen(Server server, List<Target> targets) throws SQLException {
    Map<Integer, Now> there = look(server, targets);
    var outcomes = new LinkedHashMap<Target, Outcome>();
    for (Target target : targets) {
      boolean gone = !there.containsKey(target.pid());
      outcomes.put(target, Outcome.of(gone ? Outcome.Kind.ALREADY_GONE : Outcome.Kind.STILL_THERE));
    }
    return outcomes;
  }

  private static Map<Integer, Now> read(Rows rows) throws SQLException {
    var found = new HashMap<Integer, Now>();
    while (rows.next()) {
      Optional<String> state = rows.text("state");
      Optional<Instant> xactStart = rows.instant("xact_start");
      found.put(
          rows.number("pid"),
          new Now(
              Session.isRunning(state, xactStart),
              state,
              xactStart,
              rows.instant("query_start"),
              rows.instant("state_change"),
              rows.text("wait_event")));
    }
    return found;
  }
}
