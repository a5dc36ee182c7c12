package io.github.pgbailiff.access;

import java.util.List;
import java.util.Optional;

/**
 * The denial of a whole command on a cluster, whatever the database or user.
 *
 * @param missingPermission such as {@code terminate on prod-eu}
 * @param rolesThatGiveIt roles that would allow it; empty when one that denies it is held
 * @param deniedBy the role that denies it, where one does
 */
public record Denied(
    String missingPermission, List<String> rolesThatGiveIt, Optional<String> deniedBy) {
  public Denied {
    rolesThatGiveIt = List.copyOf(rolesThatGiveIt);
  }

  /** The denial as people read it. */
  public String words() {
    if (deniedBy.isPresent()) {
      return "%s: your role %s denies it".formatted(missingPermission, deniedBy.get());
    }
    return rolesThatGiveIt.isEmpty()
        ? "%s: no role of yours allows it, and no other role does".formatted(missingPermission)
        : "%s: no role of yours allows it; it takes one of: %s"
            .formatted(missingPermission, String.join(", ", rolesThatGiveIt));
  }
}
