package io.github.pgbailiff.request.record;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.ChangeJson;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.request.DecisionObjections;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.rules.Requirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A request as its events tell of it, whatever the other tables say. The same one decides whether
 * it may be carried out, and whether it might have been.
 */
final class RecordedRequest {
  private static final JsonMapper TOLD = new JsonMapper();
  private static final String DIGEST = "change";

  private final List<ApprovalTally.Approver> approvers = new ArrayList<>();
  private JsonNode created = MissingNode.getInstance();
  private JsonNode requires = MissingNode.getInstance();
  private boolean confirmed;
  private boolean brokeGlass;
  private Optional<String> left = Optional.empty();

  /** Takes the next event about it. */
  void take(EventType type, JsonNode event) {
    switch (type) {
      case REQUEST_CREATED -> created = event;
      case REQUEST_CONFIRMED -> confirmed = true;
      case REQUEST_APPROVED ->
          approvers.add(new ApprovalTally.Approver(party(event), roles(event)));
      case BREAK_GLASS -> brokeGlass = true;
      case REQUEST_DENIED,
          REQUEST_WITHDRAWN,
          REQUEST_EXPIRED,
          REQUEST_REFUSED,
          EXECUTING,
          FINISHED,
          INTERRUPTED ->
          left = Optional.of(type.word());
      default -> {}
    }
    if (!event.path("requires").isMissingNode()) {
      requires = event.path("requires");
    }
  }

  /** Why it may not be carried out, in words; empty when it may. */
  Optional<String> objection() {
    if (created.isMissingNode()) {
      return Optional.of("the record does not tell that anybody asked for it");
    }
    if (left.isPresent()) {
      return Optional.of("the record tells that it was over already: " + left.get());
    }
    if (brokeGlass) {
      return Optional.empty();
    }
    if (requires.path("confirm").asBoolean(false) && !confirmed) {
      return Optional.of("its confirmation is not on the record");
    }
    ApprovalTally tally =
        ApprovalTally.of(requirements(), approvers.stream().filter(this::isAnother).toList());
    return tally.isMet()
        ? Optional.empty()
        : Optional.of(
            "not all of its approvals are on the record; what is missing is "
                + DecisionObjections.missing(tally.open()));
  }

  /** Why it is not what the tables make of it, in words; empty when it is. */
  Optional<String> contradiction(Request request, String written) {
    return objection()
        .or(() -> {
          boolean same =
              isAskedFor(request.change(), written)
                  && party(created).equals(unnamed(request.requester()))
                  && takes(plain(request.requirements()))
                  && parties()
                      .equals(request.approvers().stream().map(RecordedRequest::unnamed).toList())
                  && brokeGlass == request.brokeGlass();
          return same
              ? Optional.empty()
              : Optional.of("what the store keeps of it is not what the record tells of it");
        });
  }

  /** The digest is of the text, since a later version would write the same change differently. */
  private boolean isAskedFor(Change change, String written) {
    return text(created, DIGEST)
        .map(told ->
            RequestEventFields.digest(written).equals(told)
                && ChangeJson.read(written).equals(change))
        .orElseGet(() ->
            TOLD.valueToTree(RequestEventFields.targets(change)).equals(created.path("targets"))
                && TOLD.valueToTree(RequestEventFields.steps(change))
                    .equals(created.path("steps")));
  }

  /** A version that kept no digest did not tell either what rules had added by the confirmation. */
  private boolean takes(List<Requirements.Approvals> approvals) {
    List<Requirements.Approvals> told = requirements().approvals();
    return created.has(DIGEST) ? approvals.equals(told) : approvals.containsAll(told);
  }

  /** Why the event that it is carried out is not about what was asked for. */
  Optional<String> difference(JsonNode executing) {
    boolean same =
        executing.path("targets").equals(created.path("targets"))
            && executing.path("steps").equals(created.path("steps"));
    return same ? Optional.empty() : Optional.of("something else was carried out than asked for");
  }

  private boolean isAnother(ApprovalTally.Approver approver) {
    return !approver.party().isSameHumanAs(party(created));
  }

  private List<Identity> parties() {
    return approvers.stream().map(ApprovalTally.Approver::party).toList();
  }

  private Requirements requirements() {
    List<Requirements.Approvals> approvals =
        requires
            .path("approvals")
            .valueStream()
            .map(it ->
                new Requirements.Approvals(it.path("need").asInt(0), texts(it.path("from")), false))
            .toList();
    return new Requirements(false, approvals, false, List.of(), Requirements.WITHIN);
  }

  /** Whom a card notifies is not on the record. */
  private static List<Requirements.Approvals> plain(Requirements requirements) {
    return requirements.approvals().stream()
        .map(it -> new Requirements.Approvals(it.need(), it.from(), false))
        .toList();
  }

  /** Names may change; accounts and people are who they are. */
  private static Identity unnamed(Identity party) {
    Actor actor = party.actor();
    return new Identity(new Actor(actor.platform(), actor.id(), ""), party.person());
  }

  private static Identity party(JsonNode event) {
    String[] identity = event.path("actor").asString("").split(":", 2);
    String id = identity.length == 2 ? identity[1] : "";
    return new Identity(new Actor(identity[0], id, ""), text(event, "person"));
  }

  private static Set<String> roles(JsonNode event) {
    return texts(event.path("roles")).stream().collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(it -> it.asString("")).toList();
  }

  private static Optional<String> text(JsonNode event, String name) {
    return Optional.ofNullable(event.path(name).asString(null));
  }
}
