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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The check of one rule: it is about something, asks for something, and can be met.
 *
 * @param what its place in the configuration
 */
record RuleCheck(Configuration configuration, String what, Rule rule) {
  private static final Declaration APPROVE =
      AllVerbs.declarations().stream()
          .filter(it -> it.name().equals("approve"))
          .findFirst()
          .orElseThrow();

  List<PlatformFinding> findings() {
    return Stream.of(
            unmatched(), unknownWords(), askingForNothing(), tooFew(), blindRoles(), unreachable())
        .flatMap(it -> it)
        .toList();
  }

  private Stream<PlatformFinding> unmatched() {
    return rule.when().clusters().stream()
        .filter(pattern ->
            configuration.clusters().stream().noneMatch(it -> pattern.selects(it.cluster())))
        .map(pattern -> RolesCheck.unmatched(what, pattern));
  }

  private Stream<PlatformFinding> unknownWords() {
    return rule.when().verbs().stream()
        .filter(word -> !isOfChanges(word))
        .map(word ->
            PlatformFinding.warning(
                what,
                "no change goes by %s: the rule never applies to it".formatted(word),
                "name what changes go by: cancel, terminate, block, unblock or drain"));
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

  private Stream<PlatformFinding> askingForNothing() {
    boolean nothing =
        !rule.require().confirm()
            && rule.require().approvals() == 0
            && !rule.require().reason()
            && rule.require().reasonPattern().isEmpty();
    return nothing
        ? Stream.of(
            PlatformFinding.warning(
                what,
                "asks for nothing: what no other rule matches is not even confirmed",
                "let it ask for confirm: true, unless that is meant"))
        : Stream.empty();
  }

  private Stream<PlatformFinding> tooFew() {
    int needed = rule.require().approvals();
    return approvers()
        .filter(possible -> possible < needed)
        .map(possible ->
            PlatformFinding.error(
                what,
                "asks for %d approvals from %s, which %d people can give"
                    .formatted(needed, String.join(", ", rule.require().from()), possible),
                "ask for fewer, or put more people into these roles"))
        .stream();
  }

  /** How many people are in the roles; empty where a chat's group decides that. */
  private Optional<Integer> approvers() {
    List<Role.Members> members =
        configuration.roles().stream()
            .filter(role -> rule.require().from().contains(role.name()))
            .map(Role::members)
            .toList();
    boolean open =
        rule.require().from().isEmpty()
            || members.stream().anyMatch(it -> it.everyone() || !it.groups().isEmpty());
    return open
        ? Optional.empty()
        : Optional.of(
            (int) members.stream().flatMap(it -> it.people().stream()).distinct().count());
  }

  private Stream<PlatformFinding> blindRoles() {
    return rule.require().from().stream()
        .filter(role -> rule.require().approvals() > 0 && isBlind(role))
        .map(role ->
            PlatformFinding.warning(
                what,
                "role %s may read none of its clusters, or decide on none: whoever has no other"
                        .formatted(role)
                    + " role cannot approve",
                "let roles.%s allow read there".formatted(role)));
  }

  /** Whether the role, with what everybody may, is of no use for approving under the rule. */
  private boolean isBlind(String role) {
    Set<String> held = new HashSet<>(Set.of(role));
    configuration.roles().stream()
        .filter(it -> it.members().everyone())
        .forEach(it -> held.add(it.name()));
    var member = new Asker(new Actor("", "", ""), Optional.empty(), held);
    var authorizer = new Authorizer(configuration.roles(), List.of(), Map.of());
    List<Cluster> clusters =
        configuration.clusters().stream()
            .map(ClusterSettings::cluster)
            .filter(rule.when()::isAbout)
            .toList();
    return !clusters.isEmpty()
        && clusters.stream()
            .noneMatch(cluster ->
                authorizer.limits(member, Effect.READ.word(), cluster).leaveSomething()
                    && authorizer.limits(member, APPROVE, cluster).leaveSomething());
  }

  private Stream<PlatformFinding> unreachable() {
    return rule.require().approvals() == 0 || reachesApprovers()
        ? Stream.empty()
        : Stream.of(
            PlatformFinding.warning(
                what,
                "asks for approvals, and nobody but this machine's user could give one",
                "configure a chat, or a PostgreSQL store that several users share"));
  }

  private boolean reachesApprovers() {
    return configuration.platforms().stream().anyMatch(ConfiguredPlatform::isConfigured)
        || !configuration.store().url().startsWith("jdbc:sqlite:");
  }
}
