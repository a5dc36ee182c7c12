package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.Facts;
import io.github.pgbailiff.postgres.Session;
import io.github.pgbailiff.postgres.Waits;
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
  private final Waits waits;
  private final List<Session> targets = new ArrayList<>();
  private final List<Exclusion> exclusions = new ArrayList<>();
  private final List<String> remedies = new ArrayList<>();
  private int resting;

  SignalSorting(Scope scope, Step.Kind kind, Reasons reasons, Facts facts, Waits waits) {
    this.scope = scope;
    this.kind = kind;
    this.reasons = reasons;
    this.facts = facts;
    this.waits = waits;
  }

  void add(Session session) {
    if (session.exclusion().filter(it -> it.kind() == Session.Exclusion.Kind.OWN).isPresent()) {
      return;
    }
    Optional<String> reason = reasons.reason(scope, session, facts);
    if (reason.isPresent()) {
      exclusions.add(new Exclusion(seen(session), reason.get()));
      remedy(session).filter(it -> !remedies.contains(it)).ifPresent(remedies::add);
    } else if (kind == Step.Kind.CANCEL && !session.isRunning() && !session.isUntold()) {
      resting++;
    } else {
      targets.add(session);
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

  private Optional<String> remedy(Session session) {
    return session
        .remedy()
        .flatMap(remedy -> session.process().map(process -> process + ": " + remedy));
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
    return targets.stream().map(SignalSorting::target).toList();
  }

  List<Exclusion> exclusions() {
    return exclusions;
  }

  /** What else can be done about those that are left alone. */
  List<String> remedies() {
    return remedies;
  }

  /** Sessions that run nothing that could be cancelled. */
  int resting() {
    return resting;
  }

  /** What it would do to others, in words. */
  List<String> impact() {
    List<String> impact = new ArrayList<>(consequences());
    if (kind == Step.Kind.TERMINATE && !targets.isEmpty()) {
      impact.add("clients will reconnect unless they are blocked");
    }
    return impact;
  }

  /** The same where clients cannot reconnect. */
  List<String> consequences() {
    return new Consequences(kind, targets, waits).words();
  }
}
