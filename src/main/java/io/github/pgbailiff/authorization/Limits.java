package io.github.pgbailiff.authorization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which databases and users a right on a cluster extends to.
 *
 * @param rights everything that the verb needs, each with the grants that speak about it here
 */
public record Limits(List<Right> rights) {
  /** Every database and every user. */
  public static final Limits NONE = new Limits(List.of());

  public Limits {
    rights = List.copyOf(rights);
  }

  /** A role's grant. */
  record Held(String role, Grant grant) {}

  /** What allows and what denies one permission on the cluster. */
  record Right(Permission permission, List<Grant> allow, List<Held> deny) {
    Optional<String> exclusion(Optional<String> database, Optional<String> user) {
      return deny.stream()
          .filter(held -> held.grant().databaseNames().deny(database))
          .filter(held -> held.grant().userNames().deny(user))
          .findFirst()
          .map(this::denied)
          .or(() -> notAllowed(database, user));
    }

    Optional<String> doorExclusion(Optional<String> database, Optional<String> user) {
      return deny.stream()
          .filter(held -> database.isEmpty() || held.grant().databaseNames().deny(database))
          .filter(held -> user.isEmpty() || held.grant().userNames().deny(user))
          .findFirst()
          .map(this::denied)
          .or(() -> notAllowed(database, user));
    }

    private String denied(Held held) {
      return "%s denied by role %s".formatted(permission.name(), held.role());
    }

    private Optional<String> notAllowed(Optional<String> database, Optional<String> user) {
      boolean allowed =
          !permission.granted()
              || allow.stream()
                  .anyMatch(it -> it.databaseNames().allow(database) && it.userNames().allow(user));
      return allowed
          ? Optional.empty()
          : Optional.of(
              "no right to %s for user %s in database %s"
                  .formatted(permission.name(), user.orElse("*"), database.orElse("*")));
    }

    boolean isUnlimited() {
      return deny.isEmpty()
          && (!permission.granted() || allow.stream().anyMatch(Grant::isUnlimited));
    }
  }

  /** What both extend to. */
  public Limits and(Limits other) {
    return new Limits(Stream.concat(rights.stream(), other.rights.stream()).toList());
  }

  /** Whether it extends to every database and every user. */
  public boolean areNone() {
    return rights.stream().allMatch(Right::isUnlimited);
  }

  /**
   * Why a session is out of reach, in words; empty when it is not.
   *
   * @param database empty for a session without one, which only a right on all databases reaches
   * @param user likewise
   */
  public Optional<String> exclusion(Optional<String> database, Optional<String> user) {
    return rights.stream().flatMap(right -> right.exclusion(database, user).stream()).findFirst();
  }

  /**
   * Why a block is out of reach, in words; empty when it is not. It takes a right on everything
   * that the block would keep out, and no denial of any of it.
   *
   * @param database empty: the block holds in every database
   * @param user empty: the block holds for every user
   */
  public Optional<String> doorExclusion(Optional<String> database, Optional<String> user) {
    return rights.stream()
        .flatMap(right -> right.doorExclusion(database, user).stream())
        .findFirst();
  }
}
