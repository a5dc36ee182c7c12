package io.github.pgbailiff.request;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.request.Transition.Kind;
import io.github.pgbailiff.request.gate.Requests;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one way from asked to finished: what may happen to a request, and what it is then. It looks
 * at the request alone; that each thing happens once is up to {@link Requests} and {@link
 * Executions}, which store every step by compare-and-set on the version.
 */
public final class Lifecycle {
  /* what         from                     to                         by
   * created      -                        pending, or approved when nothing is asked for
   * confirmed    pending, unconfirmed     pending, or approved when no approvals are asked for   requester
   * approved     pending, confirmed       pending, or approved with the last that was needed     others in `from`
   * broke glass  pending                  approved                   requester with a break-glass role
   * denied       pending, approved        denied                     whoever may approve
   * withdrawn    pending, approved        withdrawn                  requester
   * expired      pending, approved        expired                    time
   * refused      approved, executing      refused                    the executor, before anything was done
   * executing    approved                 executing                  one process, with a lease
   * finished     executing                finished                   the holder of the lease
   * interrupted  executing                interrupted                anyone, once the lease has lapsed
   * reported     interrupted              interrupted                anyone, once
   *
   * A pending or approved request whose time is up can only expire (Request.expired). One that was not confirmed is
   * its requester's secret: nobody else may decide on it. What was approved has to begin soon: nobody expects any more
   * what begins when a process comes back hours later.
   */

  /** How long a request waits for its requester's confirmation. */
  static final Duration UNCONFIRMED = Duration.ofMinutes(2);

  /** How long an approved request may wait for the execution to begin. */
  static final Duration TO_BEGIN = Duration.ofMinutes(1);

  private Lifecycle() {}

  /**
   * The request when its requester confirms.
   *
   * @param again what the change takes by now: other changes of the requester may have been
   *     approved since
   */
  public static TransitionResult confirm(
      Request request, Speaker by, Optional<String> reason, Requirements again, Instant now) {
    Requirements required = request.requirements().and(again);
    Optional<String> given = reason.filter(text -> !text.isBlank()).or(request::reason);
    Optional<String> problem =
        DecisionObjections.first(
            List.of(
                () -> DecisionObjections.unless(request, now, RequestState.PENDING),
                () -> DecisionObjections.unlessRequester(request, by.party(), "confirm"),
                () ->
                    request.confirmed() ? Optional.of("it is confirmed already") : Optional.empty(),
                () -> required.reasonProblem(given)));
    if (problem.isPresent()) {
      return refused(request, problem.get());
    }
    Request confirmed = request.confirmed(given, required, now.plus(required.within()));
    Request next = confirmed.after(Transition.by(Kind.CONFIRMED, by, now, given));
    return new TransitionResult.Accepted(required.approvals().isEmpty() ? ready(next, now) : next);
  }

  /**
   * The request when somebody approves.
   *
   * @param again what the change takes by now, as in {@link #confirm}
   */
  public static TransitionResult approve(
      Request asked, Speaker by, Requirements again, Instant now) {
    Request request = asked.requiring(asked.requirements().andApprovalsOf(again));
    Optional<String> problem =
        DecisionObjections.first(
            List.of(
                () -> DecisionObjections.unless(request, now, RequestState.PENDING),
                () -> DecisionObjections.unlessConfirmed(request),
                () -> DecisionObjections.toJudge(request, by, "approve"),
                () -> DecisionObjections.toApproveNow(request, by)));
    if (problem.isPresent()) {
      return refused(asked, problem.get());
    }
    Request approved = request.after(Transition.by(Kind.APPROVED, by, now));
    return new TransitionResult.Accepted(
        approved.tally().isMet() ? ready(approved, now) : approved);
  }

  /** Nothing is missing any more: it begins soon, or never. */
  private static Request ready(Request request, Instant now) {
    return request.standing(RequestState.APPROVED, now.plus(TO_BEGIN));
  }

  public static TransitionResult breakGlass(
      Request request, Speaker by, String cluster, String reason, Rules rules, Instant now) {
    Optional<String> problem =
        DecisionObjections.first(
            List.of(
                () -> DecisionObjections.unless(request, now, RequestState.PENDING),
                () -> DecisionObjections.unlessRequester(request, by.party(), "break glass for"),
                () -> DecisionObjections.unlessApprovals(request),
                () ->
                    DecisionObjections.toBreakGlass(
                        rules,
                        by.asker(),
                        request.change(),
                        request.requirements(),
                        cluster,
                        reason)));
    Request confirmed =
        request.confirmed(Optional.of(reason), request.requirements(), request.expiresAt());
    Transition broken = Transition.by(Kind.BROKE_GLASS, by, now, Optional.of(reason));
    return decide(request, ready(confirmed.after(broken), now), problem);
  }

  public static TransitionResult deny(Request request, Speaker by, String reason, Instant now) {
    return decide(
        request,
        request.after(Transition.by(Kind.DENIED, by, now, Optional.of(reason))),
        DecisionObjections.first(
            List.of(
                () ->
                    DecisionObjections.unless(
                        request, now, RequestState.PENDING, RequestState.APPROVED),
                () -> DecisionObjections.unlessConfirmed(request),
                () -> DecisionObjections.toJudge(request, by, "deny"),
                () -> DecisionObjections.toReason(reason, "deny " + request.id()))));
  }

  public static TransitionResult withdraw(Request request, Speaker by, Instant now) {
    return decide(
        request,
        request.after(Transition.by(Kind.WITHDRAWN, by, now)),
        DecisionObjections.first(
            List.of(
                () ->
                    DecisionObjections.unless(
                        request, now, RequestState.PENDING, RequestState.APPROVED),
                () -> DecisionObjections.unlessRequester(request, by.party(), "withdraw"))));
  }

  public static TransitionResult begin(Request request, String holder, Instant now) {
    return decide(
        request,
        request.after(Transition.byItself(Kind.EXECUTING, now, Optional.of(holder))),
        DecisionObjections.unless(request, now, RequestState.APPROVED));
  }

  public static TransitionResult finish(Request request, List<PartResult> results, Instant now) {
    return decide(
        request,
        request.with(results).after(Transition.byItself(Kind.FINISHED, now)),
        DecisionObjections.unless(request, now, RequestState.EXECUTING));
  }

  public static TransitionResult refuse(Request request, String why, Instant now) {
    return decide(
        request,
        request.after(Transition.byItself(Kind.REFUSED, now, Optional.of(why))),
        DecisionObjections.unless(request, now, RequestState.APPROVED, RequestState.EXECUTING));
  }

  public static TransitionResult interrupt(Request request, Instant now) {
    return decide(
        request,
        request.after(
            Transition.byItself(
                Kind.INTERRUPTED, now, Optional.of("the process that carried it out stopped"))),
        DecisionObjections.unless(request, now, RequestState.EXECUTING));
  }

  public static TransitionResult report(Request request, List<PartResult> results, Instant now) {
    boolean reported = request.last().kind() == Kind.REPORTED;
    return decide(
        request,
        request.with(results).after(Transition.byItself(Kind.REPORTED, now)),
        reported
            ? Optional.of("it was reported already")
            : DecisionObjections.unless(request, now, RequestState.INTERRUPTED));
  }

  private static TransitionResult decide(Request request, Request next, Optional<String> problem) {
    return problem
        .map(why -> refused(request, why))
        .orElseGet(() -> new TransitionResult.Accepted(next));
  }

  private static TransitionResult refused(Request request, String why) {
    return new TransitionResult.Rejected(request.id() + ": " + why, request);
  }
}
