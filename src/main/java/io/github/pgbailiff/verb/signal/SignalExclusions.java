package io.github.pgbailiff.verb.signal;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import java.util.Optional;

/** The sessions that a signal leaves alone, each with the reason. */
record SignalExclusions(Command command, Context context, Step.Kind kind) {

  /** Why the session is left alone; empty: it is a target. */
  Optional<String> reason(AllowedCluster scope, Session session, ClusterCapabilities facts) {
    return session
        .exclusion()
        .flatMap(it -> standing(scope, session, it))
        .or(() -> scope.limits().exclusion(session.database(), session.user()))
        .or(() -> overtaken(session))
        .or(() ->
            session
                .onlyForSuperusers(facts.superuser())
                .map(why -> why + session.endedBy().map(it -> "; " + it).orElse("")))
        .or(() -> untold(session));
  }

  /** A filter for what runs says nothing of a session that does not tell. */
  private Optional<String> untold(Session session) {
    return kind == Step.Kind.CANCEL && session.isUntold() && command.pids().isEmpty()
        ? Optional.of(
            "cannot be told whether it runs a query: track_activities is off there; name its pid")
        : Optional.empty();
  }

  /** The exclusion, unless it is asked to be lifted and the permission extends to the session. */
  private Optional<String> standing(
      AllowedCluster scope, Session session, SessionExclusion exclusion) {
    return exclusion
        .kind()
        .permission()
        .filter(_ -> asksFor(session, exclusion.kind()))
        .map(it -> context.limits(it, scope.cluster().cluster()))
        .map(it -> it.exclusion(session.database(), session.user()))
        .orElseGet(() -> Optional.of(exclusion.reason()));
  }

  /** By its type; a job also by its pid. */
  private boolean asksFor(Session session, SessionExclusion.Kind what) {
    String type = session.backendType().replace(' ', '-');
    return (what == SessionExclusion.Kind.JOB && command.pids().contains(session.pid()))
        || command.conditions().stream()
            .anyMatch(condition ->
                condition instanceof Condition.OneOf list
                    && list.key().equals(Keys.TYPE.name())
                    && !list.negated()
                    && list.globs().stream().anyMatch(it -> it.source().equalsIgnoreCase(type)));
  }

  /** Chosen from a list, it is meant as it stood there. */
  Optional<String> overtaken(Session session) {
    return context.seen().stream()
        .filter(seen -> seen.id().pid() == session.pid() && !session.isAs(seen))
        .findFirst()
        .map(seen ->
            session.id().filter(seen.id()::equals).isPresent()
                ? "another transaction than the list showed"
                : "a different session than the list showed");
  }
}
