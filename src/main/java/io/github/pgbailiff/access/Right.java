package io.github.pgbailiff.access;

import java.util.List;
import java.util.Optional;

/** One permission on a cluster, with what allows and what denies it there. */
record Right(Permission permission, List<Grant> allow, List<Held> deny) {

  /** A role's grant. */
  record Held(String role, Grant grant) {}

  /** Why a session is out of reach. */
  Optional<String> exclusion(Optional<String> database, Optional<String> user) {
    return deny.stream()
        .filter(held -> held.grant().databases().deny(database))
        .filter(held -> held.grant().users().deny(user))
        .findFirst()
        .map(this::denied)
        .or(() -> notAllowed(database, user));
  }

  /** Why a block is out of reach: all that it keeps out must be allowed, nothing of it denied. */
  Optional<String> blockExclusion(Optional<String> database, Optional<String> user) {
    return deny.stream()
        .filter(held -> database.isEmpty() || held.grant().databases().deny(database))
        .filter(held -> user.isEmpty() || held.grant().users().deny(user))
        .findFirst()
        .map(this::denied)
        .or(() -> notAllowed(database, user).map(why -> uncovered(database, user).orElse(why)));
  }

  /** What a right leaves out of a whole database, or of a role everywhere. */
  private Optional<String> uncovered(Optional<String> database, Optional<String> user) {
    boolean whole = database.isPresent() && user.isEmpty();
    if (!whole && (database.isPresent() || user.isEmpty())) {
      return Optional.empty();
    }
    List<GlobList> lists =
        allow.stream()
            .filter(it -> whole ? it.databases().allow(database) : it.users().allow(user))
            .map(it -> whole ? it.users() : it.databases())
            .toList();
    return GlobList.shortfall(lists)
        .map(yours ->
            "%s takes the right to %s %s, and yours %s"
                .formatted(
                    whole ? "database " + database.get() : "user " + user.orElseThrow(),
                    permission.name(),
                    whole ? "for all its users" : "in all databases",
                    yours));
  }

  /** Whether something of what a block keeps out is within. */
  boolean isTouchedBy(Optional<String> database, Optional<String> user) {
    boolean allowed =
        !permission.granted()
            || allow.stream()
                .anyMatch(it ->
                    (database.isEmpty() || it.databases().allow(database))
                        && (user.isEmpty() || it.users().allow(user)));
    return allowed && deny.stream().noneMatch(held -> deniesAll(held.grant(), database, user));
  }

  private static boolean deniesAll(Grant grant, Optional<String> database, Optional<String> user) {
    GlobList databases = grant.databases();
    GlobList users = grant.users();
    return (database.isEmpty() ? databases.areAll() : databases.deny(database))
        && (user.isEmpty() ? users.areAll() : users.deny(user));
  }

  private String denied(Held held) {
    return "%s denied by role %s".formatted(permission.name(), held.role());
  }

  private Optional<String> notAllowed(Optional<String> database, Optional<String> user) {
    boolean allowed =
        !permission.granted()
            || allow.stream()
                .anyMatch(it -> it.databases().allow(database) && it.users().allow(user));
    return allowed
        ? Optional.empty()
        : Optional.of(
            "no right to %s for user %s in database %s"
                .formatted(permission.name(), user.orElse("*"), database.orElse("*")));
  }

  boolean isUnlimited() {
    return deny.isEmpty() && (!permission.granted() || allow.stream().anyMatch(Grant::isUnlimited));
  }

  /** What it says, for telling it from another: roles and their order do not matter. */
  String words() {
    return "%s: %s; not %s"
        .formatted(
            permission.name(),
            allow.stream().map(Grant::words).sorted().toList(),
            deny.stream().map(held -> held.grant().words()).sorted().toList());
  }
}
