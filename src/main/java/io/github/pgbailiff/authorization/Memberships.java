package io.github.pgbailiff.authorization;

import io.github.pgbailiff.command.Actor;
import java.util.Set;

/** A platform's answer to which of its groups an account is in. */
@FunctionalInterface
public interface Memberships {

  /**
   * The ids of the account's groups: user groups on Slack, roles on Discord.
   *
   * @throws MembershipException when the platform did not answer
   */
  Set<String> groupsOf(Actor actor, Freshness freshness);
}
