package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One entry of {@code roles}. */
public record Role(String name, Members members, List<Grant> allow, List<Grant> deny) {
  public Role {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  boolean gives(Permission permission, Cluster cluster) {
    return allow.stream().anyMatch(grant -> grant.concerns(permission, cluster))
        && deny.stream()
            .noneMatch(grant -> grant.isUnlimited() && grant.concerns(permission, cluster));
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

    /** The ids of the platform's groups whose members have the role. */
    public List<String> groups(String platform) {
      return switch (platform) {
        case "slack" -> slackUsergroups;
        case "discord" -> discordRoles;
        default -> List.of();
      };
    }

    boolean include(String platform, Set<String> groups, Optional<Person> person) {
      return everyone
          || groups(platform).stream().anyMatch(groups::contains)
          || person.filter(it -> people.contains(it.name())).isPresent();
    }
  }
}
