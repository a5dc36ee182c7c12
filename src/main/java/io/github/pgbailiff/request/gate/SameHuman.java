package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.request.DecisionObjections;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.util.Optional;
import java.util.Set;

/**
 * The humans behind a request's accounts by what is known of them today: an approver who is its
 * requester, or one who approved it before, may have been somebody else by {@code people} then.
 */
record SameHuman(Authorizer authorizer) {

  /** Why an approval would be the same human's once more, or may be; empty when it is not. */
  Optional<String> objection(Request request, Asker asker) {
    Identity now = Identity.of(asker);
    if (request.state() != RequestState.PENDING || request.requester().isSameHumanAs(now)) {
      return Optional.empty();
    }
    if (Identity.of(today(request.requester())).isSameHumanAs(now)) {
      return Optional.of("nobody may approve their own request");
    }
    return request.approvers().stream()
        .filter(it -> !it.isSameHumanAs(now))
        .flatMap(it -> objection(today(it), asker).stream())
        .findFirst();
  }

  private static Optional<String> objection(Asker before, Asker asker) {
    if (Identity.of(before).isSameHumanAs(Identity.of(asker))) {
      return Optional.of("you approved it already, and every approval takes another person");
    }
    return DecisionObjections.areKnownApart(asker, before)
        ? Optional.empty()
        : Optional.of(
            "%s approved it in %s, and no entry of people says that %s is somebody else"
                .formatted(
                    Identity.of(before).name(),
                    before.actor().platform(),
                    asker.actor().identity()));
  }

  private Asker today(Identity known) {
    return new Asker(known.actor(), authorizer.personOf(known.actor()), Set.of());
  }
}
