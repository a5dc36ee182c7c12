package io.github.pgbailiff.check;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.rules.Rule;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The check that rules are about clusters, and can be met. */
record RulesCheck(Configuration configuration) {
  private static final Declaration APPROVE =
      AllVerbs.declarations().stream()
          .filter(it -> it.name().equals("approve"))
          .findFirst()
          .orElseThrow();

  List<PlatformFinding> findings() {
    List<PlatformFinding> findings = new ArrayList<>();
    for (int i = 0; i < configuration.rules().size(); i++) {
      findings.addAll(of("rules[%d]".formatted(i), configuration.rules().get(i)));
    }
    configuration.clusters().stream()
        .map(ClusterSettings::cluster)
        .filter(cluster -> configuration.rules().stream().noneMatch(it -> isAbout(it, cluster)))
        .forEach(cluster ->
            findings.add(
                PlatformFinding.warning(
                    "cluster " + cluster.name(),
                    "no rule is about it: whoever may act there only has to confirm",
                    "add a rule that asks for approvals, or for confirm: true where that is"
                        + " meant")));
    return findings;
  }

  private static boolean isAbout(Rule rule, Cluster cluster) {
    return rule.when().clusters().isEmpty()
        || rule.when().clusters().stream().anyMatch(pattern -> pattern.selects(cluster));
  }

  private List<PlatformFinding> of(String what, Rule rule) {
    List<PlatformFinding> findings = new ArrayList<>();
    rule.when().clusters().stream()
        .filter(pattern ->
            configuration.clusters().stream().noneMatch(it -> pattern.selects(it.cluster())))
        .forEach(pattern -> findings.add(RolesCheck.unmatched(what, pattern)));
    rule.when().verbs().stream()
        .filter(word -> !isOfChanges(word))
        .forEach(word ->
            findings.add(
                PlatformFinding.warning(
                    what,
                    "no change goes by %s: the rule never applies to it".formatted(word),
                    "name what changes go by: cancel, terminate, block, unblock or drain")));
    if (asksForNothing(rule.require())) {
      findings.add(
          PlatformFinding.warning(
              what,
              "asks for nothing: what no other rule matches is not even confirmed",
              "let it ask for confirm: true, unless that is meant"));
    }
    int needed = rule.require().approvals();
    OptionalInt possible = approvers(rule);
    if (possible.isPresent() && possible.getAsInt() < needed) {
      findings.add(
          PlatformFinding.error(
              what,
              "asks for %d approvals from %s, which %d people can give"
                  .formatted(needed, String.join(", ", rule.require().from()), possible.getAsInt()),
              "ask for fewer, or put more people into these roles"));
    }
    if (needed > 0) {
      rule.require().from().stream()
          .filter(role -> isBlind(role, rule))
          .forEach(role ->
              findings.add(
                  PlatformFinding.warning(
                      what,
                      "role %s may read none of its clusters, or decide on none: whoever has no"
                              .formatted(role)
                          + " other role cannot approve",
                      "let roles.%s allow read there".formatted(role))));
    }
    if (needed > 0 && !reachesApprovers()) {
      findings.add(
          PlatformFinding.warning(
              what,
              "asks for approvals, and nobody but this machine's user could give one",
              "configure a chat, or a PostgreSQL store that several users share"));
    }
    return findings;
  }

  /** Whether there is a change that a rule with this word is about. */
  private static boolean isOfChanges(String word) {
    return word.equals("*")
        || AllVerbs.declarations().stream()
            .filter(verb -> verb.acts() && !verb.needsId())
            .anyMatch(verb ->
                verb.name().equals(word)
                    || verb.effects().stream().map(Effect::word).anyMatch(word::equals));
  }

  private static boolean asksForNothing(Rule.Require require) {
    return !require.confirm()
        && require.approvals() == 0
        && !require.reason()
        && require.reasonPattern().isEmpty();
  }

  /** How many people are in the roles; empty where a chat's group decides that. */
  private OptionalInt approvers(Rule rule) {
    if (rule.require().from().isEmpty()) {
      return OptionalInt.empty();
    }
    Set<String> people = new HashSet<>();
    for (Role role : configuration.roles()) {
      if (rule.require().from().contains(role.name())) {
        Role.Members members = role.members();
        boolean open = members.everyone() || !members.groups().isEmpty();
        if (open) {
          return OptionalInt.empty();
        }
        people.addAll(members.people());
      }
    }
    return OptionalInt.of(people.size());
  }

  /** Whether the role, with what everybody may, is of no use for approving under the rule. */
  private boolean isBlind(String role, Rule rule) {
    Set<String> held = new HashSet<>(Set.of(role));
    configuration.roles().stream()
        .filter(it -> it.members().everyone())
        .forEach(it -> held.add(it.name()));
    var member = new Asker(new Actor("", "", ""), Optional.empty(), held);
    var authorizer = new Authorizer(configuration.roles(), List.of(), Map.of());
    List<Cluster> clusters =
        configuration.clusters().stream()
            .map(ClusterSettings::cluster)
            .filter(cluster -> isAbout(rule, cluster))
            .toList();
    return !clusters.isEmpty()
        && clusters.stream()
            .noneMatch(cluster ->
                authorizer.limits(member, Effect.READ.word(), cluster).leaveSomething()
                    && authorizer.limits(member, APPROVE, cluster).leaveSomething());
  }

  private boolean reachesApprovers() {
    return configuration.platforms().stream().anyMatch(ConfiguredPlatform::isConfigured)
        || !configuration.store().url().startsWith("jdbc:sqlite:");
  }
}
