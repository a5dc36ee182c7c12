package io.github.pgbailiff.rules;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configured rules of what changes take. */
public final class Rules {
  private final List<Rule> rules;
  private final Set<String> breakGlassRoles;
  private final Map<String, Declaration> verbs;
  private final Map<String, Cluster> clusters;

  /**
   * @param breakGlassRoles the roles that may go ahead without approvals
   * @param verbs every verb, so that stored changes and decisions can be judged by their verbs
   * @param clusters every configured cluster
   */
  public Rules(
      List<Rule> rules,
      Collection<String> breakGlassRoles,
      Collection<Declaration> verbs,
      Collection<Cluster> clusters) {
    this.rules = List.copyOf(rules);
    this.breakGlassRoles = Set.copyOf(breakGlassRoles);
    this.verbs = verbs.stream().collect(Collectors.toMap(Declaration::name, Function.identity()));
    this.clusters = clusters.stream().collect(Collectors.toMap(Cluster::name, Function.identity()));
  }

  /**
   * Everything that the matching rules ask for; a confirmation when none matches.
   *
   * @param recent how many sessions the requester hit in each cluster lately
   */
  public Requirements requirementsFor(Change change, Map<String, Integer> recent) {
    RuleMatch match = new RuleMatch(change, verbs.get(change.verb()), clusters, recent);
    List<Rule.Require> required =
        rules.stream().filter(rule -> match.of(rule.when())).map(Rule::require).toList();
    return required.isEmpty() ? Requirements.CONFIRM : together(required);
  }

  private static Requirements together(List<Rule.Require> required) {
    return new Requirements(
        required.stream().anyMatch(Rule.Require::confirm),
        required.stream()
            .filter(it -> it.approvals() > 0)
            .map(it -> new Requirements.Approvals(it.approvals(), it.from(), it.ping()))
            .toList(),
        required.stream().anyMatch(it -> it.reason() || it.reasonPattern().isPresent()),
        required.stream().flatMap(it -> it.reasonPattern().stream()).distinct().toList(),
        shortest(required));
  }

  private static Duration shortest(List<Rule.Require> required) {
    return required.stream()
        .map(Rule.Require::within)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(Requirements.WITHIN);
  }

  /** Whether the asker may go ahead without approvals. */
  public boolean mayBreakGlass(Asker asker) {
    return asker.roles().stream().anyMatch(breakGlassRoles::contains);
  }

  /** The roles that may go ahead without approvals. */
  public Set<String> breakGlassRoles() {
    return breakGlassRoles;
  }

  public Optional<Declaration> verb(String name) {
    return Optional.ofNullable(verbs.get(name));
  }

  public Collection<Cluster> clusters() {
    return clusters.values();
  }

  public Optional<Cluster> cluster(String name) {
    return Optional.ofNullable(clusters.get(name));
  }
}
