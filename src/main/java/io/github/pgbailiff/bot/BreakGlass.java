package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rules;
import java.util.List;
import java.util.Optional;

/** Going ahead without approvals. */
final class BreakGlass {
  private BreakGlass() {}

  /**
   * What is in the way, found before there is a request; empty when nothing is.
   *
   * @param cluster what was typed as the name of the only cluster
   */
  static Optional<String> objection(
      Rules rules,
      Asker asker,
      Change change,
      Requirements takes,
      String cluster,
      Optional<String> reason) {
    List<String> clusters = change.clusters();
    if (!rules.mayBreakGlass(asker)) {
      return Optional.of(
          rules.breakGlassRoles().isEmpty()
              ? "no role may go ahead without approvals"
              : "it takes one of the roles: " + String.join(", ", rules.breakGlassRoles()));
    }
    if (clusters.size() != 1 || !clusters.getFirst().equals(cluster)) {
      return Optional.of(
          "\"%s\" is not the only cluster of this change; it would change %s"
              .formatted(cluster, String.join(", ", clusters)));
    }
    return reason.filter(text -> !text.isBlank()).isEmpty()
        ? Optional.of("reason: missing; going ahead without approvals takes one")
        : takes.reasonProblem(reason);
  }
}
