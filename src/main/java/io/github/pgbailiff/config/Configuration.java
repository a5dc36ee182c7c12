package io.github.pgbailiff.config;

import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.rules.Rule;
import io.github.pgbailiff.store.StoreSettings;
import java.util.List;
import java.util.Optional;

/**
 * A whole configuration that has nothing wrong with it.
 *
 * @param breakGlass the roles that may go ahead without approvals
 */
public record Configuration(
    StoreSettings store,
    AuditSettings audit,
    HttpSettings http,
    List<ClusterSettings> clusters,
    Optional<SlackSettings> slack,
    Optional<DiscordSettings> discord,
    List<Person> people,
    List<Role> roles,
    List<Rule> rules,
    List<String> breakGlass) {
  public Configuration {
    clusters = List.copyOf(clusters);
    people = List.copyOf(people);
    roles = List.copyOf(roles);
    rules = List.copyOf(rules);
    breakGlass = List.copyOf(breakGlass);
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
