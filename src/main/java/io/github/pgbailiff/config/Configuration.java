package io.github.pgbailiff.config;

import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.hook.HookSettings;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.owner.Owner;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.rules.Rule;
import io.github.pgbailiff.store.StoreSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A whole configuration that has nothing wrong with it.
 *
 * @param platforms every kind of chat that there is, those without a section too
 * @param breakGlass the roles that may go ahead without approvals
 */
public record Configuration(
    StoreSettings store,
    AuditSettings audit,
    HttpSettings http,
    List<ClusterSettings> clusters,
    List<ConfiguredPlatform<?>> platforms,
    List<Person> people,
    List<Role> roles,
    List<Rule> rules,
    List<String> breakGlass,
    WatchSettings watch,
    List<HookSettings> hooks,
    List<Owner> owners) {
  public Configuration {
    clusters = List.copyOf(clusters);
    platforms = List.copyOf(platforms);
    people = List.copyOf(people);
    roles = List.copyOf(roles);
    rules = List.copyOf(rules);
    breakGlass = List.copyOf(breakGlass);
    hooks = List.copyOf(hooks);
    owners = List.copyOf(owners);
  }

  /** Whether a hook could still be told that its alert is over. */
  public boolean hears(Alert alert) {
    return hooks.stream().anyMatch(it -> it.name().equals(alert.rule()))
        && clusters.stream().anyMatch(it -> it.cluster().name().equals(alert.cluster()));
  }

  /** The ids of the platform's groups that roles name. */
  public Set<String> groups(String platform) {
    return roles.stream()
        .flatMap(role -> role.members().groups(platform).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The ids of the platform that are named outside of its own section. */
  public NamedIds ids(String platform) {
    Map<String, String> channels = new LinkedHashMap<>();
    for (WatchRule rule : watch.rules()) {
      Optional.ofNullable(rule.channels().get(platform))
          .ifPresent(id -> channels.putIfAbsent(id, "watch.rules " + rule.name()));
    }
    for (Owner owner : owners) {
      Optional.ofNullable(owner.channels().get(platform))
          .ifPresent(id -> channels.putIfAbsent(id, "owners " + owner.words()));
    }
    return new NamedIds(groups(platform), accounts(platform), channels);
  }

  /** The accounts on the platform that people have, with the people's names. */
  public Map<String, String> accounts(String platform) {
    Map<String, String> accounts = new LinkedHashMap<>();
    for (Person person : people) {
      Optional.ofNullable(person.identities().get(platform))
          .ifPresent(id -> accounts.put(id, person.name()));
    }
    return accounts;
  }

  /** The names of all labels, for the parser of commands. */
  public List<String> labels() {
    return clusters.stream()
        .flatMap(cluster -> cluster.cluster().labels().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
