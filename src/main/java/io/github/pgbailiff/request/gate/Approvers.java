package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.RoleHolder;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.rules.Requirements;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Those who could approve what somebody asks for. */
public record Approvers(Authorizer authorizer, RequestRights rights) {

  /** Why it will never be approved, with who would have to be added; empty when it may be. */
  public Optional<Shortage> shortage(Requirements takes, Change change, Asker requester) {
    return takes.approvals().stream()
        .flatMap(asked -> shortage(asked, change, requester).stream())
        .findFirst();
  }

  private Optional<Shortage> shortage(
      Requirements.Approvals asked, Change change, Asker requester) {
    return authorizer
        .holders(asked.from())
        .map(holders -> shortage(asked, holders, change, requester))
        .filter(it -> it.others().size() < asked.need());
  }

  private Shortage shortage(
      Requirements.Approvals asked, List<RoleHolder> holders, Change change, Asker requester) {
    // Whose roles cannot all be told may have one that lets them.
    Predicate<RoleHolder> able = it -> !it.certain() || rights.couldApprove(change, it.asker());
    Set<String> others = others(holders, able, requester);
    Set<String> unable = others(holders, able.negate(), requester);
    unable.removeAll(others);
    return new Shortage(asked, others, unable);
  }

  private static Set<String> others(
      List<RoleHolder> holders, Predicate<RoleHolder> which, Asker requester) {
    return holders.stream()
        .filter(which)
        .map(RoleHolder::asker)
        .filter(it -> !it.actor().sameAccountAs(requester.actor()))
        .map(Asker::human)
        .filter(it -> !it.equals(requester.human()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
