package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.request.Request;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An open request that a new one would come second to: it has one of the same sessions or blocks.
 */
public record EarlierRequest(Requests requests, RequestRights rights) {

  /** The first that the asker may see. */
  public Optional<Request> before(Change change, Asker asker) {
    return requests.open().stream()
        .filter(it -> meets(it.change(), change))
        .flatMap(it -> rights.view(it, asker).stream())
        .findFirst();
  }

  private static boolean meets(Change one, Change other) {
    return one.parts().stream()
        .anyMatch(part ->
            other.parts().stream()
                .filter(it -> it.cluster().equals(part.cluster()))
                .anyMatch(it -> !Collections.disjoint(reach(it), reach(part))));
  }

  private static Set<Object> reach(Part part) {
    Set<Object> reach = part.targets().stream().map(Target::id).collect(Collectors.toSet());
    part.steps().forEach(step -> step.blockTarget().ifPresent(reach::add));
    return reach;
  }
}
