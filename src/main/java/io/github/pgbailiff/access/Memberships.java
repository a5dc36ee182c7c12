package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Actor;
import java.util.Optional;
import java.util.Set;

/** A platform's answer to which of its groups an account is in, and whether it is one of ours. */
@FunctionalInterface
public interface Memberships {

  /**
   * The ids of the account's groups, such as user groups or roles of a chat.
   *
   * @throws MembershipException when the platform did not answer
   */
  Set<String> groupsOf(Actor actor, Freshness freshness);

  /** The ids of the accounts in a group, possibly a minute old; empty where that cannot be told. */
  default Optional<Set<String>> membersOf(String group) {
    return Optional.empty();
  }

  /**
   * Why nothing is taken from the account, such as that it is a guest's by now; empty for an
   * ordinary member.
   *
   * @throws MembershipException when the platform did not answer
   */
  default Optional<String> objection(Actor actor, Freshness freshness) {
    return Optional.empty();
  }
}
