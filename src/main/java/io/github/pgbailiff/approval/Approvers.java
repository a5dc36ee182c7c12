package io.github.pgbailiff.approval;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Authorizer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Those who could approve what somebody asks for. */
public record Approvers(Authorizer authorizer) {

  /** Why it will never be approved, with who would have to be added; empty when it may be. */
  public Optional<String> shortage(Requirements takes, Asker requester) {
    return takes.approvals().stream()
        .flatMap(asked -> shortage(asked, requester).stream())
        .findFirst();
  }

  private Optional<String> shortage(Requirements.Approvals asked, Asker requester) {
    return authorizer
        .holders(asked.from())
        .map(holders -> others(holders, requester))
        .filter(others -> others.size() < asked.need())
        .map(others ->
            "it takes %d of %s, and %s; add %s to %s"
                .formatted(
                    asked.need(),
                    String.join(" or ", asked.from()),
                    who(others),
                    asked.need() - others.size() == 1
                        ? "somebody else"
                        : asked.need() - others.size() + " people",
                    String.join(" or ", asked.from())));
  }

  private static Set<String> others(Set<String> holders, Asker requester) {
    return holders.stream()
        .filter(it -> !it.equals(requester.human()) && !it.equals(requester.actor().identity()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String who(Set<String> others) {
    return others.isEmpty()
        ? "nobody but whoever asks could approve it"
        : "besides whoever asks there is only "
            + others.stream()
                .map(it -> it.substring(it.indexOf(':') + 1))
                .sorted()
                .collect(Collectors.joining(", "));
  }
}
