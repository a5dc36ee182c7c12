package io.github.pgbailiff.access;

import io.github.pgbailiff.access.Role.Members;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those who have roles, as far as configuration and platforms tell. */
final class RoleHolders {
  private static final String NOWHERE = "person";

  private final List<Role> roles;
  private final List<Person> people;
  private final Map<String, Memberships> byPlatform;
  private final Map<List<String>, Optional<Set<String>>> asked = new HashMap<>();

  RoleHolders(List<Role> roles, List<Person> people, Map<String, Memberships> byPlatform) {
    this.roles = roles;
    this.people = people;
    this.byPlatform = byPlatform;
  }

  /** The accounts that have one of the roles; empty where that cannot be told. */
  Optional<List<RoleHolder>> of(Collection<String> names) {
    List<Members> members =
        roles.stream().filter(it -> names.contains(it.name())).map(Role::members).toList();
    if (!members.stream().allMatch(this::areTold)) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.concat(people.stream().flatMap(RoleHolders::accounts), inGroups(members))
            .distinct()
            .map(this::holder)
            .filter(it -> it.asker().roles().stream().anyMatch(names::contains))
            .toList());
  }

  private boolean areTold(Members members) {
    return !members.everyone()
        && members.groups().entrySet().stream()
            .allMatch(platform ->
                platform.getValue().stream().allMatch(it -> in(platform.getKey(), it).isPresent()));
  }

  /** Whom no account is known of may have one all the same. */
  private static Stream<Actor> accounts(Person person) {
    return person.identities().isEmpty()
        ? Stream.of(new Actor(NOWHERE, person.name(), ""))
        : person.identities().entrySet().stream()
            .map(it -> new Actor(it.getKey(), it.getValue(), ""));
  }

  private Stream<Actor> inGroups(List<Members> members) {
    return members.stream()
        .flatMap(it -> it.groups().entrySet().stream())
        .flatMap(platform ->
            platform.getValue().stream()
                .flatMap(group -> in(platform.getKey(), group).stream().flatMap(Set::stream))
                .map(id -> new Actor(platform.getKey(), id, "")));
  }

  private RoleHolder holder(Actor account) {
    Optional<Person> person = people.stream().filter(it -> isOf(account, it)).findFirst();
    Set<String> groups =
        groups(account.platform())
            .filter(it ->
                in(account.platform(), it).filter(ids -> ids.contains(account.id())).isPresent())
            .collect(Collectors.toUnmodifiableSet());
    Set<String> held =
        roles.stream()
            .filter(role -> role.members().include(account.platform(), groups, person))
            .map(Role::name)
            .collect(Collectors.toUnmodifiableSet());
    boolean certain =
        groups(account.platform()).allMatch(it -> in(account.platform(), it).isPresent());
    return new RoleHolder(new Asker(account, person, held), certain);
  }

  private static boolean isOf(Actor account, Person person) {
    return account.platform().equals(NOWHERE)
        ? account.id().equals(person.name())
        : person.is(account);
  }

  private Stream<String> groups(String platform) {
    return roles.stream().flatMap(role -> role.members().groups(platform).stream()).distinct();
  }

  private Optional<Set<String>> in(String platform, String group) {
    return asked.computeIfAbsent(
        List.of(platform, group),
        _ -> Optional.ofNullable(byPlatform.get(platform)).flatMap(it -> it.membersOf(group)));
  }
}
