package io.github.pgbailiff.approval;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.authorization.Limits;
import io.github.pgbailiff.authorization.Verdict;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    return switch (authorizer.decide(requester, verb, cluster.get())) {
      case Verdict.Denied denied -> Optional.of(denied.words());
      case Verdict.Allowed(Limits limits) ->
          beyond(part, limits)
              .map(why -> part.cluster() + ": " + why)
              .or(() -> byHand(part, requester, cluster.get()));
    };
  }

  private static Optional<String> beyond(Part part, Limits limits) {
    return Stream.concat(
            part.targets().stream().map(it -> limits.exclusion(it.database(), it.user())),
            part.steps().stream().map(step -> beyond(step, limits)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> beyond(Step step, Limits limits) {
    return switch (step) {
      case Step.Signal _ -> Optional.empty();
      case Step.Shut shut -> beyond(shut.door(), limits);
      case Step.Open open -> beyond(open.door(), limits);
      case Step.AwaitNone await -> beyond(await.door(), limits);
    };
  }

  private static Optional<String> beyond(Door door, Limits limits) {
    return switch (door) {
      case Door.Database it -> limits.doorExclusion(Optional.of(it.name()), Optional.empty());
      case Door.Role it -> limits.doorExclusion(Optional.empty(), Optional.of(it.name()));
      case Door.RoleInDatabase it ->
          limits.doorExclusion(Optional.of(it.database()), Optional.of(it.role()));
      case Door.PublicInDatabase it ->
          limits.doorExclusion(Optional.of(it.database()), Optional.empty());
    };
  }

  private Optional<String> byHand(Part part, Asker requester, Cluster cluster) {
    boolean needed =
        part.steps().stream().anyMatch(it -> it instanceof Step.Open open && open.evenByHand());
    return needed && authorizer.decide(requester, "open", cluster) instanceof Verdict.Denied denied
        ? Optional.of(denied.words())
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
