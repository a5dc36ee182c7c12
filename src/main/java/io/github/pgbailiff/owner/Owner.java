package io.github.pgbailiff.owner;

import io.github.pgbailiff.command.Condition;
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

  private static boolean matches(Condition.OneOf condition, Optional<String> value) {
    return value
        .filter(it ->
            condition.globs().stream().anyMatch(glob -> glob.matches(it)) != condition.negated())
        .isPresent();
  }

  Set<Place> places() {
    return channels.entrySet().stream()
        .map(it -> Place.of(it.getKey(), it.getValue()))
        .collect(Collectors.toSet());
  }
}
