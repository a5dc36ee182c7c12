package io.github.pgbailiff.approval;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.authorization.Denied;
import io.github.pgbailiff.authorization.Limits;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether an approved request may still be carried out, by the rights that its requester and
 * approvers have at this moment and the rules of today.
 */
public final class Recheck {
  private final Authorizer authorizer;
  private final Rules rules;

  public Recheck(Authorizer authorizer, Rules rules) {
    this.authorizer = authorizer;
    this.rules = rules;
  }

  /**
   * Why it must be refused, in words; empty when it may go on.
   *
   * @param requester looked up just now
   * @param approvers {@link Request#approvers}, looked up just now
   */
  public Optional<String> objection(Request request, Asker requester, Collection<Asker> approvers) {
    return rights(request, requester).or(() -> approvals(request, requester, approvers));
  }

  /** Why the requester may not have it carried out, whoever approved; empty when they may. */
  public Optional<String> rights(Request request, Asker requester) {
    Optional<Declaration> verb = rules.verb(request.change().verb());
    if (verb.isEmpty()) {
      return Optional.of("there is no verb " + request.change().verb() + " any more");
    }
    return request.change().parts().stream()
        .flatMap(part -> rights(part, verb.get(), requester).stream())
        .findFirst()
        .map(why -> "%s may no longer do this: %s".formatted(request.requester().name(), why));
  }

  private Optional<String> rights(Part part, Declaration verb, Asker requester) {
    Optional<Cluster> cluster = rules.cluster(part.cluster());
    if (cluster.isEmpty()) {
      return Optional.of("cluster " + part.cluster() + " is not configured any more");
    }
    Function<String, Limits> permissions =
        permission -> authorizer.limits(requester, permission, cluster.get());
    Limits limits = authorizer.limits(requester, verb, cluster.get());
    return limits
        .denial()
        .map(Denied::words)
        .or(() ->
            Coverage.objection(part, limits)
                .or(() -> Coverage.objection(part, permissions))
                .or(() -> byHand(part, permissions))
                .map(why -> part.cluster() + ": " + why));
  }

  private static Optional<String> byHand(Part part, Function<String, Limits> permissions) {
    return part.steps().stream().anyMatch(it -> it instanceof Step.Open open && open.evenByHand())
        ? Coverage.objection(part, permissions.apply("open"))
        : Optional.empty();
  }

  private Optional<String> approvals(
      Request request, Asker requester, Collection<Asker> approvers) {
    if (request.brokeGlass()) {
      return rules.mayBreakGlass(requester)
          ? Optional.empty()
          : Optional.of(request.requester().name() + " may no longer break glass");
    }
    Requirements required =
        request.requirements().andApprovalsOf(rules.requirementsFor(request.change(), Map.of()));
    List<Tally.Approver> counting =
        approvers.stream()
            .filter(it -> counts(it, request, requester))
            .map(it -> new Tally.Approver(Party.of(it), it.roles()))
            .toList();
    Tally tally = Tally.of(required, counting);
    return tally.isMet()
        ? Optional.empty()
        : Optional.of(
            "its approvals no longer count; what is missing is "
                + Objections.missing(tally.open()));
  }

  private static boolean counts(Asker approver, Request request, Asker requester) {
    Party party = Party.of(approver);
    return !party.isSameHumanAs(Party.of(requester))
        && !party.isSameHumanAs(request.requester())
        && Objections.isKnownBeside(approver, Party.of(requester))
        && request.approvers().stream().anyMatch(it -> it.actor().sameAccountAs(approver.actor()));
  }
}
