package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.request.DecisionObjections;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The second look at whether an approved request may still be carried out, by the rights that its
 * requester and approvers have at this moment and the rules of today.
 */
public final class Recheck {
  private final RequestRights rights;
  private final Rules rules;

  public Recheck(RequestRights rights, Rules rules) {
    this.rights = rights;
    this.rules = rules;
  }

  /**
   * Why it must be refused, in words; empty when it may go on.
   *
   * @param requester looked up just now
   * @param approvers {@link Request#approvers}, looked up just now
   */
  public Optional<String> objection(Request request, Asker requester, Collection<Asker> approvers) {
    return rights.toAsk(request, requester).or(() -> approvals(request, requester, approvers));
  }

  private Optional<String> approvals(
      Request request, Asker requester, Collection<Asker> approvers) {
    if (request.brokeGlass()) {
      return rules.mayBreakGlass(requester)
          ? rights.toDecide(request.change(), requester)
          : Optional.of(request.requester().name() + " may no longer break glass");
    }
    Requirements required =
        request.requirements().andApprovalsOf(rules.requirementsFor(request.change(), Map.of()));
    List<ApprovalTally.Approver> counting =
        apart(approvers.stream().filter(it -> counts(it, request, requester)).toList()).stream()
            .map(it -> new ApprovalTally.Approver(Identity.of(it), it.roles()))
            .toList();
    ApprovalTally tally = ApprovalTally.of(required, counting);
    return tally.isMet()
        ? Optional.empty()
        : Optional.of(
            "its approvals no longer count; what is missing is "
                + DecisionObjections.missing(tally.open())
                + barred(approvers));
  }

  /** Those of whom it shows that they are not the same human twice, the first of each. */
  private static List<Asker> apart(List<Asker> approvers) {
    List<Asker> apart = new ArrayList<>();
    for (Asker approver : approvers) {
      if (apart.stream().allMatch(it -> DecisionObjections.areKnownApart(it, approver))) {
        apart.add(approver);
      }
    }
    return apart;
  }

  private static String barred(Collection<Asker> approvers) {
    return approvers.stream()
        .flatMap(it ->
            it.barred().stream().map(why -> "; %s: %s".formatted(Identity.of(it).name(), why)))
        .collect(Collectors.joining());
  }

  private boolean counts(Asker approver, Request request, Asker requester) {
    Identity party = Identity.of(approver);
    return approver.barred().isEmpty()
        && rights.toApprove(request, approver).isEmpty()
        && !party.isSameHumanAs(Identity.of(requester))
        && !party.isSameHumanAs(request.requester())
        && DecisionObjections.isKnownBeside(approver, Identity.of(requester))
        && request.approvers().stream().anyMatch(it -> it.actor().sameAccountAs(approver.actor()));
  }
}
