package io.github.pgbailiff.request;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.rules.Requirements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change that somebody wants, before it is a request.
 *
 * @param onPurpose its requester has to confirm it, whatever the rules say
 */
public record Draft(Change change, Speaker requester, Optional<String> reason, boolean onPurpose) {
  public Draft {
    reason = reason.map(String::strip).filter(text -> !text.isEmpty());
  }

  /** One that has to be confirmed only where the rules say so. */
  public Draft(Change change, Speaker requester, Optional<String> reason) {
    this(change, requester, reason, false);
  }

  /** The request that the draft becomes. */
  public Request asRequest(long number, Requirements requirements, Instant now) {
    boolean confirmed =
        !onPurpose && !requirements.confirm() && requirements.reasonProblem(reason).isEmpty();
    boolean approved = confirmed && requirements.approvals().isEmpty();
    return new Request(
        number,
        approved ? RequestState.APPROVED : RequestState.PENDING,
        confirmed,
        change,
        requester.party(),
        requester.place(),
        reason,
        requirements,
        now.plus(time(requirements, confirmed, approved)),
        List.of(Transition.by(Transition.Kind.CREATED, requester, now, reason)),
        List.of());
  }

  private static Duration time(Requirements requirements, boolean confirmed, boolean approved) {
    Duration toDecide = confirmed ? requirements.within() : Lifecycle.UNCONFIRMED;
    return approved ? Lifecycle.TO_BEGIN : toDecide;
  }
}
