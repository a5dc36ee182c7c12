package io.github.pgbailiff.owner;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One entry of {@code owners}.
 *
 * @param sessions whose sessions it speaks of, by {@code app}, {@code user} and {@code db}; all
 *     have to match
 * @param channels where the owner is told, by platform
 */
public record Owner(List<Condition.OneOf> sessions, Map<String, String> channels) {
  public Owner {
    sessions = List.copyOf(sessions);
    channels = Map.copyOf(channels);
  }

  boolean owns(Optional<String> database, Optional<String> user, Optional<String> application) {
    return sessions.stream()
        .allMatch(it ->
            matches(
                it,
                switch (it.key()) {
                  case "app" -> application;
                  case "user" -> user;
                  case "db" -> database;
                  default -> Optional.empty();
                }));
  }

  /** Whether it speaks of those whom a block keeps out, as far as the block names them. */
  boolean owns(BlockTarget target) {
    Map<String, Optional<String>> named =
        Map.of("db", target.databaseName(), "user", target.roleName());
    List<Condition.OneOf> told =
        sessions.stream()
            .filter(it -> named.getOrDefault(it.key(), Optional.empty()).isPresent())
            .toList();
    return !told.isEmpty()
        && sessions.stream().noneMatch(it -> it.key().equals("app"))
        && told.stream()
            .allMatch(it -> matches(it, named.getOrDefault(it.key(), Optional.empty())));
  }

  private static boolean matches(Condition.OneOf condition, Optional<String> value) {
    return value
        .filter(it ->
            condition.globs().stream().anyMatch(glob -> glob.matches(it)) != condition.negated())
        .isPresent();
  }

  /** As it is written, such as {@code app:checkout*}. */
  public String words() {
    return sessions.stream().map(Owner::words).collect(Collectors.joining(" "));
  }

  private static String words(Condition.OneOf condition) {
    String names = condition.globs().stream().map(Glob::source).collect(Collectors.joining(","));
    return condition.key() + ":" + (condition.negated() ? "!" : "") + names;
  }

  /** Where it is told. */
  public Set<Place> places() {
    return channels.entrySet().stream()
        .map(it -> Place.of(it.getKey(), it.getValue()))
        .collect(Collectors.toSet());
  }
}
