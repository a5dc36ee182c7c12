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
import java.util.stream.IntStream;

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
    List<Match> matched =
        IntStream.range(0, rules.size())
            .filter(i -> match.of(rules.get(i).when()))
            .mapToObj(i -> matched(i, match))
            .toList();
    return matched.isEmpty() ? Requirements.CONFIRM : together(matched);
  }

  /** A rule that matches, and which one it is. */
  private record Match(Rule.Require require, String words) {
    Requirements.Approvals approvals() {
      return new Requirements.Approvals(
          require.approvals(), require.from(), require.ping(), Optional.of(words));
    }
  }

  private Match matched(int index, RuleMatch match) {
    Rule rule = rules.get(index);
    String words = "rule %d: %s".formatted(index + 1, match.why(rule.when()));
    return new Match(rule.require(), words);
  }

  private static Requirements together(List<Match> matched) {
    List<Rule.Require> required = matched.stream().map(Match::require).toList();
    return new Requirements(
        required.stream().anyMatch(Rule.Require::confirm),
        matched.stream().filter(it -> it.require().approvals() > 0).map(Match::approvals).toList(),
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
