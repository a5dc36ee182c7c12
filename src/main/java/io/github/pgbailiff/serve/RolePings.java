package io.github.pgbailiff.serve;

import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.owner.Owners;
import io.github.pgbailiff.request.gate.Recipients;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts and groups that a card notifies which is to notify a role. */
final class RolePings {
  private RolePings() {}

  /** By the role's name: identities of people, and groups by their ids behind an {@code @}. */
  static Map<String, List<String>> by(Configuration configuration) {
    return configuration.roles().stream()
        .collect(Collectors.toMap(Role::name, role -> members(role, configuration.people())));
  }

  private static List<String> members(Role role, List<Person> people) {
    Stream<String> groups =
        role.members().groups().entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(id -> it.getKey() + ":@" + id));
    Stream<String> identities =
        people.stream()
            .filter(person -> role.members().people().contains(person.name()))
            .flatMap(person -> person.identities().entrySet().stream())
            .filter(identity -> !identity.getKey().equals(Place.TERMINAL))
            .map(identity -> identity.getKey() + ":" + identity.getValue());
    return Stream.concat(groups, identities).toList();
  }

  /** Whom requests and the record are told to. */
  static Recipients recipients(Configuration configuration, boolean terminal) {
    Set<String> announcing = new LinkedHashSet<>();
    if (terminal) {
      announcing.add(Place.TERMINAL);
    }
    List<ConfiguredPlatform<?>> platforms = configuration.platforms();
    platforms.stream()
        .filter(ConfiguredPlatform::isConfigured)
        .forEach(it -> announcing.add(it.name()));
    List<Place> approvals = platforms.stream().flatMap(it -> it.approvals().stream()).toList();
    List<Place> audit = platforms.stream().flatMap(it -> it.audit().stream()).toList();
    return new Recipients(
        announcing,
        approvals,
        audit,
        by(configuration),
        new Owners(configuration.owners(), configuration.people()),
        configuration.roles().stream()
            .collect(Collectors.toMap(Role::name, role -> List.copyOf(role.members().people()))));
  }
}
