package io.github.pgbailiff.alert;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Condition.OneOf;
import io.github.pgbailiff.command.Glob;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reason why a filter can never select a session, so that its rule would never tell of one. */
public final class Contradiction {
  private static final String STATE = "state";
  private static final String ANY = "any";

  /** The states in which a session has what these keys measure. */
  private static final Map<String, Set<String>> STATES =
      Map.of(
          "idle", Set.of("idle", "idle-in-txn", "idle-in-txn-aborted"),
          "xact", Set.of("active", "idle-in-txn", "idle-in-txn-aborted"),
          "age", Set.of("active"),
          "waits", Set.of("active"));

  private Contradiction() {}

  /** The first that the conditions hold; empty where some session may satisfy them all. */
  public static Optional<String> in(List<Condition> conditions) {
    return Stream.of(
            lists(conditions, "user").anyMatch(Contradiction::namesAsker)
                ? Optional.of("user:me is whoever asks, and a rule is nobody's; name the role")
                : Optional.<String>empty(),
            Stream.of("db", "user", "app", STATE)
                .filter(key -> hasNone(conditions, key))
                .map(key -> "no session satisfies each %s: of it".formatted(key))
                .findFirst(),
            inState(conditions))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean namesAsker(OneOf list) {
    return list.globs().stream().anyMatch(it -> it.source().equals("me"));
  }

  /** Whether no name that one list takes is taken by all. */
  private static boolean hasNone(List<Condition> conditions, String key) {
    return lists(conditions, key)
        .filter(Contradiction::isExact)
        .anyMatch(it ->
            names(it).stream()
                .noneMatch(name -> lists(conditions, key).allMatch(list -> takes(list, name))));
  }

  private static Optional<String> inState(List<Condition> conditions) {
    Set<String> left =
        STATES.values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(HashSet::new));
    lists(conditions, STATE)
        .filter(it -> isExact(it) && !names(it).contains(ANY))
        .forEach(it -> left.retainAll(names(it)));
    return conditions.stream()
        .map(Condition::key)
        .filter(STATES::containsKey)
        .filter(key -> {
          left.retainAll(STATES.getOrDefault(key, Set.of()));
          return left.isEmpty();
        })
        .map(key -> "no session in that state has what %s: measures".formatted(key))
        .findFirst();
  }

  private static Stream<OneOf> lists(List<Condition> conditions, String key) {
    return conditions.stream()
        .filter(OneOf.class::isInstance)
        .map(OneOf.class::cast)
        .filter(it -> it.key().equals(key));
  }

  private static boolean isExact(OneOf list) {
    return !list.negated() && names(list).size() == list.globs().size();
  }

  private static List<String> names(OneOf list) {
    return list.globs().stream().map(Glob::literal).flatMap(Optional::stream).toList();
  }

  private static boolean takes(OneOf list, String name) {
    return names(list).contains(ANY)
        || list.globs().stream().anyMatch(it -> it.matches(name)) != list.negated();
  }
}
