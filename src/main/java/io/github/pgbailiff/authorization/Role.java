package io.github.pgbailiff.authorization;

import java.util.List;

/** One entry of {@code roles}. */
public record Role(String name, Members members, List<Grant> allow, List<Grant> deny) {
  public Role {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  /**
   * Who has the role: whoever is in any of these.
   *
   * @param people names of {@code people}
   */
  public record Members(
      List<String> slackUsergroups,
      List<String> discordRoles,
      List<String> people,
      boolean everyone) {
    public Members {
      slackUsergroups = List.copyOf(slackUsergroups);
      discordRoles = List.copyOf(discordRoles);
      people = List.copyOf(people);
    }
  }
}
