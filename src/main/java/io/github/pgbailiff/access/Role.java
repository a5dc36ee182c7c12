package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Person;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * The members of a role: whoever is in any of these.
   *
   * @param groups ids of groups, by the platform that they are of
   * @param people names of {@code people}
   */
  public record Members(Map<String, List<String>> groups, List<String> people, boolean everyone) {
    public Members {
      groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
      people = List.copyOf(people);
    }

    /** The ids of the platform's groups whose members have the role. */
    public List<String> groups(String platform) {
      return groups.getOrDefault(platform, List.of());
    }

    /** Whether there is nobody in it. */
    public boolean isEmpty() {
      return groups.isEmpty() && people.isEmpty() && !everyone;
    }

    boolean include(String platform, Set<String> held, Optional<Person> person) {
      return everyone
          || groups(platform).stream().anyMatch(held::contains)
          || person.filter(it -> people.contains(it.name())).isPresent();
    }
  }

  /** Whether it allows everything somewhere. */
  boolean isMighty() {
    return allow.stream().anyMatch(it -> it.verbs().contains("*"));
  }
}
