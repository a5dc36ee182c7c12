package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.connection.ManagedSessions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The protect entries that hold on a cluster: sessions that match all of an entry are spared.
 *
 * @param store the database of pgbailiff's own store, where it is here: nothing could be recorded
 *     without it
 * @param connected the databases that other entries of this server lead to, each with the entry
 */
public record Protection(
    List<List<Condition>> entries, Optional<String> store, Map<String, String> connected) {
  public Protection {
    // An entry that says nothing would protect everybody.
    entries = entries.stream().filter(entry -> !entry.isEmpty()).map(List::copyOf).toList();
    connected = Map.copyOf(connected);
  }

  public Protection(List<List<Condition>> entries) {
    this(entries, Optional.empty(), Map.of());
  }

  /** The same with the databases that pgbailiff itself needs. */
  public Protection using(Optional<String> store, Map<String, String> connected) {
    return new Protection(entries, store, connected);
  }

  /** Together with others; the same entry counts once. */
  public Protection and(List<List<Condition>> others) {
    var all = new LinkedHashSet<>(entries);
    all.addAll(others);
    return new Protection(List.copyOf(all), store, connected);
  }

  /**
   * Why a session is spared.
   *
   * @param failing the numbers of the entries that it does not satisfy, counted from 1
   */
  public Optional<String> reason(
      List<Integer> failing, Optional<String> user, Optional<String> application) {
    for (int i = 0; i < entries.size(); i++) {
      if (!failing.contains(i + 1)) {
        return Optional.of("protected by " + words(entries.get(i), user, application));
      }
    }
    return Optional.empty();
  }

  /** Whether a block would keep pgbailiff from its own store. */
  public boolean isStore(BlockTargetName name) {
    return name.named().isEmpty() && name.database().isPresent() && name.database().equals(store);
  }

  /** The entry that leads to a database which a block would keep from it. */
  public Optional<String> entryAt(BlockTargetName name) {
    return name.database()
        .filter(_ -> name.named().isEmpty())
        .flatMap(it -> Optional.ofNullable(connected.get(it)));
  }

  /** Why a database or a role is not blocked: an entry names it. */
  public Optional<String> reason(BlockTargetName name) {
    return entries.stream()
        .filter(entry -> names(entry, name))
        .findFirst()
        .map(entry -> "protected by " + words(entry, name.named(), Optional.empty()));
  }

  /**
   * Whether all that an entry says of databases and roles, where the name has one, is true of it;
   * what else the entry says is about sessions, and all of them would be kept out.
   */
  private static boolean names(List<Condition> entry, BlockTargetName name) {
    List<Boolean> hits = entry.stream().flatMap(it -> hit(it, name).stream()).toList();
    return !hits.isEmpty() && hits.stream().allMatch(Boolean::booleanValue);
  }

  private static Optional<Boolean> hit(Condition condition, BlockTargetName name) {
    Optional<String> value =
        switch (condition.key()) {
          case "db" -> name.database();
          case "user" -> name.named();
          default -> Optional.empty();
        };
    return condition instanceof Condition.OneOf list
        ? value.map(it -> list.negated() != list.globs().stream().anyMatch(g -> g.matches(it)))
        : Optional.empty();
  }

  private static String words(
      List<Condition> entry, Optional<String> user, Optional<String> application) {
    return ManagedSessions.hit(entry, user, application)
        .map(hit -> ManagedSessions.WORD + ": " + hit)
        .orElseGet(() -> entry.stream().map(Protection::words).collect(Collectors.joining(" ")));
  }

  private static String words(Condition condition) {
    return switch (condition) {
      case Condition.OneOf list ->
          list.key()
              + (list.negated() ? " !" : " ")
              + list.globs().stream().map(Glob::source).collect(Collectors.joining(","));
      case Condition.Contains text -> text.key() + (text.negated() ? " !" : " ") + text.text();
      case Condition.AtLeast age -> age.key() + " " + Durations.format(age.duration());
      case Condition.AtLeastMany many -> many.key() + " " + Counts.format(many.count());
    };
  }
}
