package io.github.pgbailiff.verb;

import io.github.pgbailiff.authorization.Limits;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.LockForest;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.SessionDetails;
import io.github.pgbailiff.postgres.SessionQuery;
import io.github.pgbailiff.postgres.Sessions;
import io.github.pgbailiff.postgres.Usage;
import java.util.List;
import java.util.Optional;

/**
 * A cluster as the asker may see it: what is out of their rights is not there. It is neither listed
 * nor counted, so that filters answer no guesses about it.
 *
 * @param rights what any of these extends to is seen
 */
record Sight(PostgresCluster cluster, List<Limits> rights) {
  /** Said to whoever does not see all, whatever they asked for. */
  static final String LIMITED = "only what your rights here extend to is listed and counted";

  Sight {
    rights = List.copyOf(rights);
  }

  /** As far as the right to the verb extends. */
  static Sight of(Scope scope) {
    return new Sight(scope.cluster(), List.of(scope.limits()));
  }

  /** As far as one of both rights extends: who may read a session learns why it is left alone. */
  static Sight of(Scope scope, Limits reading) {
    return new Sight(scope.cluster(), List.of(scope.limits(), reading));
  }

  /** Whether nothing is out of sight. */
  boolean isWhole() {
    return rights.stream().anyMatch(Limits::areNone);
  }

  private boolean sees(Optional<String> database, Optional<String> user) {
    return rights.stream().anyMatch(it -> it.exclusion(database, user).isEmpty());
  }

  /** The sessions that the query selects, and their numbers. */
  Sessions sessions(SessionQuery query) {
    return isWhole()
        ? cluster.sessions(query)
        : cluster
            .sessions(query.hidingIdle(false).limited(SessionQuery.MOST))
            .within(it -> sees(it.database(), it.user()), query);
  }

  /** What there is to say of names in filters that nobody has; nothing to who may not know all. */
  List<String> unheld(List<Condition> conditions, boolean nobody) {
    return isWhole() ? cluster.unheld(conditions, nobody) : List.of();
  }

  /** One session in full; empty where there is none or it is out of sight. */
  Optional<SessionDetails> session(int pid, boolean literals) {
    return cluster
        .session(pid, literals)
        .filter(it -> sees(it.session().database(), it.session().user()));
  }

  LockForest locks() {
    return isWhole() ? cluster.locks() : cluster.locks().within(this::sees);
  }

  Usage usage() {
    return isWhole() ? cluster.usage() : cluster.usage().within(this::sees);
  }
}
