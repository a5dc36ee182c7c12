package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Denied;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.request.DecisionObjections;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.rules.Coverage;
import io.github.pgbailiff.rules.Rules;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rights of people to see requests and to act on them, by the rights of this moment. A request
 * is its requester's and whoever's may read one of its clusters; until it is confirmed, its
 * requester's alone.
 */
public final class RequestRights {
  private static final String UNBLOCK = "unblock";
  private static final String APPROVE = "approve";
  private static final String DENY = "deny";
  private static final String WITHDRAW = "withdraw";

  private final Authorizer authorizer;
  private final Rules rules;

  public RequestRights(Authorizer authorizer, Rules rules) {
    this.authorizer = authorizer;
    this.rules = rules;
  }

  /** The request with that id in front of somebody; empty also when they may not see it. */
  public Optional<SeenRequest> find(Requests requests, String id, Speaker by) {
    return requests
        .find(id)
        .flatMap(request ->
            view(request, by.asker()).map(shown -> new SeenRequest(this, request, shown, by)));
  }

  /** The request as far as the asker may see it; empty when it is none of their business. */
  public Optional<Request> view(Request request, Asker asker) {
    return Viewer.of(authorizer, asker, rules.clusters()).view(request);
  }

  /** What is in the way of the act, as far as rights go. */
  Optional<String> objection(Request request, Asker asker, Act act) {
    return switch (act) {
      case Act.Confirm _, Act.Dismiss _ ->
          own(request, asker, "confirm").or(() -> toAsk(request, asker));
      case Act.Withdraw _ ->
          own(request, asker, "withdraw").or(() -> reach(request, WITHDRAW, asker));
      case Act.BreakGlass _ ->
          own(request, asker, "break glass for")
              .or(() -> toAsk(request, asker))
              .or(() -> reach(request, APPROVE, asker));
      case Act.Approve _ ->
          toApprove(request, asker).or(() -> new SameHuman(authorizer).objection(request, asker));
      case Act.Deny _ -> reach(request, DENY, asker);
    };
  }

  private static Optional<String> own(Request request, Asker asker, String what) {
    return DecisionObjections.unlessRequester(request, Identity.of(asker), what);
  }

  /** Why the requester may not have it carried out, whoever approved; empty when they may. */
  Optional<String> toAsk(Request request, Asker requester) {
    return requester
        .barred()
        .or(() -> reach(request, request.change().verb(), requester))
        .or(() -> besides(request, requester))
        .or(() -> toOpenSooner(request.change(), requester))
        .map(why -> "%s may no longer do this: %s".formatted(request.requester().name(), why));
  }

  /** Why somebody may not have blocks end sooner than they stand; empty when they may. */
  public Optional<String> toOpenSooner(Change change, Asker requester) {
    return rules.verb(UNBLOCK).stream()
        .flatMap(verb ->
            change.parts().stream()
                .filter(Part::opensSooner)
                .flatMap(part -> reach(part, verb, requester).stream()))
        .findFirst()
        .map(why -> "it would end sooner than it stands, which takes the right to unblock: " + why);
  }

  /** What the verb alone does not give. */
  private Optional<String> besides(Request request, Asker requester) {
    return request.change().parts().stream()
        .flatMap(part -> besides(part, requester).stream())
        .findFirst();
  }

  private Optional<String> besides(Part part, Asker requester) {
    return rules
        .cluster(part.cluster())
        .flatMap(cluster -> {
          Function<String, Limits> permissions =
              permission -> authorizer.limits(requester, permission, cluster);
          return Coverage.objection(part, permissions)
              .or(() -> byHand(part, permissions))
              .map(why -> part.cluster() + ": " + why);
        });
  }

  private static Optional<String> byHand(Part part, Function<String, Limits> permissions) {
    return part.steps().stream()
            .anyMatch(it -> it instanceof Step.Unblock open && open.evenByHand())
        ? Coverage.objection(part, permissions.apply("open"))
        : Optional.empty();
  }

  /** Why somebody's approval is none, whatever their roles; empty when it is one. */
  Optional<String> toApprove(Request request, Asker approver) {
    return toDecide(request.change(), approver).or(() -> unseen(request.change(), approver));
  }

  /** Nobody answers for what they were not shown. */
  private Optional<String> unseen(Change change, Asker approver) {
    return Viewer.of(authorizer, approver, rules.clusters()).covers(change)
        ? Optional.empty()
        : Optional.of("approving takes the right to read all of it, on every cluster");
  }

  /** Whether somebody with the role for it could approve what somebody else asks for. */
  boolean couldApprove(Change change, Asker asker) {
    return toDecide(change, asker).or(() -> unseen(change, asker)).isEmpty();
  }

  /** Why somebody has no say in whether the change goes ahead; empty when they may have one. */
  public Optional<String> toDecide(Change change, Asker asker) {
    return reach(change, APPROVE, asker);
  }

  /** Why not all of the change is within reach of the verb; empty when it is. */
  private Optional<String> reach(Request request, String name, Asker asker) {
    return reach(request.change(), name, asker);
  }

  private Optional<String> reach(Change change, String name, Asker asker) {
    Optional<Declaration> verb = rules.verb(name);
    return verb.isEmpty()
        ? Optional.of("there is no verb " + name + " any more")
        : change.parts().stream()
            .flatMap(part -> reach(part, verb.get(), asker).stream())
            .findFirst();
  }

  private Optional<String> reach(Part part, Declaration verb, Asker asker) {
    Optional<Cluster> cluster = rules.cluster(part.cluster());
    if (cluster.isEmpty()) {
      return Optional.of("cluster " + part.cluster() + " is not configured any more");
    }
    Limits limits = authorizer.limits(asker, verb, cluster.get());
    return limits
        .denial()
        .map(Denied::words)
        .or(() -> Coverage.objection(part, limits).map(why -> part.cluster() + ": " + why));
  }
}
