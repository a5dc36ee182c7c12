package io.github.pgbailiff.verb.signal;

import io.github.pgbailiff.change.Evidence;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.ClusterView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The found sessions, sorted into targets and those that are left alone. */
public final class TargetSelection {

  /** The reasons why a session is left alone. */
  @FunctionalInterface
  public interface Reasons {
    Optional<String> reason(AllowedCluster scope, Session session, ClusterCapabilities facts);
  }

  private final AllowedCluster scope;
  private final Step.Kind kind;
  private final Reasons reasons;
  private final ClusterCapabilities facts;
  private final LockWaits waits;
  private final List<Session> targets = new ArrayList<>();
  private final List<Exclusion> exclusions = new ArrayList<>();
  private final List<String> remedies = new ArrayList<>();
  private final List<Session> resting = new ArrayList<>();

  public TargetSelection(
      AllowedCluster scope,
      Step.Kind kind,
      Reasons reasons,
      ClusterCapabilities facts,
      LockWaits waits) {
    this.scope = scope;
    this.kind = kind;
    this.reasons = reasons;
    this.facts = facts;
    this.waits = waits;
  }

  public void add(Session session) {
    if (session.exclusion().filter(it -> it.kind() == SessionExclusion.Kind.OWN).isPresent()) {
      return;
    }
    Optional<String> reason = reasons.reason(scope, session, facts);
    if (reason.isPresent()) {
      exclusions.add(new Exclusion(seen(session), told(session, reason.get())));
      remedy(session).filter(it -> !remedies.contains(it)).ifPresent(remedies::add);
    } else if (kind == Step.Kind.CANCEL && !session.isRunning() && !session.isUntold()) {
      resting.add(session);
    } else {
      targets.add(session);
    }
  }

  /** The reason after what the session is, where its names do not tell that it is no client. */
  public static String told(Session session, String reason) {
    return session
        .process()
        .filter(it -> session.backendStart().isPresent() && !reason.contains(it))
        .map(it -> it + ", " + reason)
        .orElse(reason);
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
            new SessionId(session.pid(), Instant.EPOCH),
            session.database(),
            session.user(),
            session.application(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  public List<Target> targets() {
    return targets.stream().map(TargetSelection::target).toList();
  }

  /** What there is to see of the targets, for those who decide on them. */
  public Optional<Evidence> evidence(ClusterView view) {
    return new EvidenceLook(view, waits, kind == Step.Kind.CANCEL).of(targets);
  }

  List<Exclusion> exclusions() {
    return exclusions;
  }

  /** What else can be done about those that are left alone. */
  List<String> remedies() {
    return remedies;
  }

  /** Sessions that run nothing that could be cancelled. */
  List<Session> resting() {
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
  public List<String> consequences() {
    return new Consequences(kind, targets, waits).words();
  }
}
