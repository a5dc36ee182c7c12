package io.github.pgbailiff.authorization;

import io.github.pgbailiff.authorization.Role.Members;
import io.github.pgbailiff.command.Person;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Those who have roles, as far as configuration and platforms tell. */
record Holders(List<Role> roles, List<Person> people, Map<String, Memberships> byPlatform) {
  private static final List<String> GROUPED = List.of("slack", "discord");

  /** One text for each human who has one of the roles; empty where that cannot be told. */
  Optional<Set<String>> of(Collection<String> names) {
    Set<String> humans = new HashSet<>();
    for (Role role : roles) {
      if (names.contains(role.name()) && !addTo(humans, role.members())) {
        return Optional.empty();
      }
    }
    return Optional.of(humans);
  }

  private boolean addTo(Set<String> humans, Members members) {
    members.people().forEach(name -> humans.add(Asker.human(name)));
    return !members.everyone()
        && GROUPED.stream()
            .flatMap(platform -> members.groups(platform).stream().map(it -> in(platform, it)))
            .allMatch(accounts -> accounts.map(humans::addAll).isPresent());
  }

  private Optional<List<String>> in(String platform, String group) {
    return Optional.ofNullable(byPlatform.get(platform))
        .flatMap(it -> it.membersOf(group))
        .map(accounts -> accounts.stream().map(id -> human(platform + ":" + id)).toList());
  }

  private String human(String account) {
    return people.stream()
        .filter(it -> accounts(it).anyMatch(account::equals))
        .findFirst()
        .map(it -> Asker.human(it.name()))
        .orElse(account);
  }

  private static Stream<String> accounts(Person person) {
    return person.identities().entrySet().stream().map(it -> it.getKey() + ":" + it.getValue());
  }
}
