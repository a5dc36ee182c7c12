package io.github.pgbailiff.cli;

import io.github.pgbailiff.authorization.Freshness;
import io.github.pgbailiff.authorization.MembershipException;
import io.github.pgbailiff.authorization.Memberships;
import io.github.pgbailiff.chat.discord.DiscordMembers;
import io.github.pgbailiff.chat.slack.SlackUserGroups;
import io.github.pgbailiff.config.Configuration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The groups of the platforms that roles name, and who is in them. */
final class Groups {
  private Groups() {}

  static Set<String> onSlack(Configuration configuration) {
    return on("slack", configuration);
  }

  static Set<String> onDiscord(Configuration configuration) {
    return on("discord", configuration);
  }

  private static Set<String> on(String platform, Configuration configuration) {
    return configuration.roles().stream()
        .flatMap(role -> role.members().groups(platform).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  static Memberships memberships(SlackUserGroups groups) {
    return (actor, freshness) -> {
      try {
        return groups.groupsOf(actor.id(), freshness == Freshness.FRESH);
      } catch (SlackUserGroups.LookUpException e) {
        throw new MembershipException(actor, message(e), e);
      }
    };
  }

  /** Discord vouches for the roles of whoever types or presses; this is for all other moments. */
  static Memberships memberships(DiscordMembers members) {
    return (actor, _) -> {
      try {
        return members.rolesOf(actor.id());
      } catch (DiscordMembers.LookUpException e) {
        throw new MembershipException(actor, message(e), e);
      }
    };
  }

  private static String message(RuntimeException problem) {
    return Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }
}
