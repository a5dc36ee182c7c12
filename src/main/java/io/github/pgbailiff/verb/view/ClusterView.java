package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.postgres.session.ConnectionLimit;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.postgres.session.LoggingIn;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.session.UntoldSessions;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cluster as the asker may see it: what is out of their rights is not there. It is neither listed
 * nor counted, so that filters answer no guesses about it.
 *
 * @param rights what any of these extends to is seen
 */
public record ClusterView(PostgresCluster cluster, List<Limits> rights) {
  /** Said to whoever does not see all, whatever they asked for. */
  public static final String LIMITED = "only what your rights here extend to is listed and counted";

  public ClusterView {
    rights = List.copyOf(rights);
  }

  /** As far as the right to the verb extends. */
  public static ClusterView of(AllowedCluster scope) {
    return new ClusterView(scope.cluster(), List.of(scope.limits()));
  }

  /** As far as one of both rights extends: who may read a session learns why it is left alone. */
  public static ClusterView of(AllowedCluster scope, Limits reading) {
    return new ClusterView(scope.cluster(), List.of(scope.limits(), reading));
  }

  /** Whether nothing is out of sight. */
  public boolean isWhole() {
    return rights.stream().anyMatch(Limits::areNone);
  }

  private boolean sees(Optional<String> database, Optional<String> user) {
    return rights.stream().anyMatch(it -> it.exclusion(database, user).isEmpty());
  }

  /** The sessions that the query selects, and their numbers. */
  public Sessions sessions(SessionQuery query) {
    if (isWhole()) {
      return cluster.sessions(query);
    }
    Sessions selected = cluster.sessions(query.hidingIdle(false).limited(SessionQuery.MOST));
    Sessions every = query.isOfAll() ? selected : cluster.sessions(SessionQuery.ALL);
    List<Session> sight = every.rows().stream().filter(this::sees).toList();
    return selected.within(this::sees, sight, query);
  }

  /** Those in sight of which the query's filters cannot be told, beside what it found. */
  public List<UntoldSessions> untold(SessionQuery query, Sessions found) {
    return cluster.untold(query, found, this::sessions);
  }

  /**
   * Those in sight of the sessions behind which some of these wait, at the heads of their queues;
   * none where who holds up the others is among these.
   */
  public List<Session> heads(Sessions found) {
    List<Integer> heads =
        Sights.holder(found).isPresent()
            ? List.of()
            : found.heads().stream().filter(it -> it != 0).toList();
    return heads.isEmpty() ? List.of() : sessions(SessionQuery.ALL.pids(heads)).rows();
  }

  private boolean sees(Session session) {
    return sees(session.database(), session.user());
  }

  /** Those of the pids whose sessions are in sight. */
  private Set<Integer> seen(List<Integer> pids) {
    return pids.isEmpty()
        ? Set.of()
        : cluster.sessions(SessionQuery.ALL.pids(pids)).rows().stream()
            .filter(this::sees)
            .map(Session::pid)
            .collect(Collectors.toSet());
  }

  /** What there is to say of names in filters that nobody has; nothing to who may not know all. */
  public List<String> unheld(List<Condition> conditions, boolean nobody) {
    return isWhole() ? cluster.unheld(conditions, nobody) : List.of();
  }

  /** One session in full; empty where there is none or it is out of sight. */
  public Optional<SessionDetails> session(int pid, boolean literals) {
    return cluster
        .session(pid, literals)
        .filter(it -> sees(it.session()))
        .map(it -> isWhole() ? it : it.holding(seen(it.waiters())));
  }

  /** Those of the pids that log in and are nobody's yet; none to who may not know all. */
  public List<LoggingIn> loggingIn(Collection<Integer> pids) {
    return isWhole() ? cluster.loggingIn(pids) : List.of();
  }

  public LockForest locks() {
    return isWhole() ? cluster.locks() : cluster.locks().within(this::sees);
  }

  /** The names of tables of other databases. That they cannot be looked up is no failure. */
  public RelationNames tableNames(Collection<String> relations) {
    try {
      return cluster.tableNames(relations);
    } catch (ClusterException _) {
      return RelationNames.NONE;
    }
  }

  public ConnectionUsage usage() {
    return isWhole() ? cluster.usage() : cluster.usage().within(this::sees, this::seesAllOf);
  }

  /** Whether every session that counts against the limit, whosever it may be, is in sight. */
  private boolean seesAllOf(ConnectionLimit limit) {
    return rights.stream()
        .anyMatch(it -> it.blockExclusion(limit.database(), limit.role()).isEmpty());
  }
}
