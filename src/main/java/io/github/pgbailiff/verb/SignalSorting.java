package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.postgres.Facts;
import io.github.pgbailiff.postgres.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts found sessions into targets and those that are left alone. */
final class SignalSorting {

  /** Why a session is left alone. */
  @FunctionalInterface
  interface Reasons {
    Optional<String> reason(Scope scope, Session session, Facts facts);
  }

  private final Scope scope;
  private final Step.Kind kind;
  private final Reasons reasons;
  private final Facts facts;
  private final List<Target> targets = new ArrayList<>();
  private final List<Exclusion> exclusions = new ArrayList<>();
  private int resting;
  private int waiters;
  private Duration oldest = Duration.ZERO;

  SignalSorting(Scope scope, Step.Kind kind, Reasons reasons, Facts facts) {
    this.scope = scope;
    this.kind = kind;
    this.reasons = reasons;
    this.facts = facts;
  }

  void add(Session session) {
    if (session.exclusion().filter(it -> it.kind() == Session.Exclusion.Kind.OWN).isPresent()) {
      return;
    }
    Optional<String> reason = reasons.reason(scope, session, facts);
    if (reason.isPresent()) {
      exclusions.add(new Exclusion(seen(session), reason.get()));
    } else if (kind == Step.Kind.CANCEL && !session.isRunning()) {
      resting++;
    } else {
      targets.add(target(session));
      waiters += session.waiters();
      session
          .inTransaction()
          .filter(age -> age.compareTo(oldest) > 0)
          .ifPresent(age -> oldest = age);
    }
  }

  /** What is not excluded although of a special kind is so by a permission. */
  private static Target target(Session session) {
    return session
        .exclusion()
        .flatMap(it -> it.kind().permission())
        .map(session.target()::taking)
        .orElseGet(session::target);
  }

  /** Of a session whose start is hidden only the pid is known. */
  private static Target seen(Session session) {
    return session.backendStart().isPresent()
        ? session.target()
        : new Target(
            session.pid(),
            Instant.EPOCH,
            session.database(),
            session.user(),
            session.application(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  List<Target> targets() {
    return targets;
  }

  List<Exclusion> exclusions() {
    return exclusions;
  }

  /** Sessions that run nothing that could be cancelled. */
  int resting() {
    return resting;
  }

  /** What it would do to others, in words. */
  List<String> impact() {
    List<String> impact = consequences();
    if (kind == Step.Kind.TERMINATE && !targets.isEmpty()) {
      impact.add("clients will reconnect unless they are blocked");
    }
    return impact;
  }

  /** The same where clients cannot reconnect. */
  List<String> consequences() {
    List<String> impact = new ArrayList<>();
    if (waiters > 0) {
      impact.add("frees " + Wording.count(waiters, "waiter"));
    }
    if (oldest.toSeconds() > 0) {
      impact.add(
          "the oldest transaction that is rolled back is %s old"
              .formatted(Durations.rough(oldest)));
    }
    return impact;
  }
}
