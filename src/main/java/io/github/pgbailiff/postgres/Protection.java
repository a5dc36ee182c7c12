package io.github.pgbailiff.postgres;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Glob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The protect entries that hold on a cluster: sessions that match all of an entry are spared. */
record Protection(List<List<Condition>> entries) {
  Protection {
    // An entry that says nothing would protect everybody.
    entries = entries.stream().filter(entry -> !entry.isEmpty()).map(List::copyOf).toList();
  }

  /** Together with others; the same entry counts once. */
  Protection and(List<List<Condition>> others) {
    var all = new LinkedHashSet<>(entries);
    all.addAll(others);
    return new Protection(List.copyOf(all));
  }

  /**
   * Why a session is spared.
   *
   * @param failing the numbers of the entries that it does not satisfy, counted from 1
   */
  Optional<String> reason(List<Integer> failing) {
    for (int i = 0; i < entries.size(); i++) {
      if (!failing.contains(i + 1)) {
        String words =
            entries.get(i).stream().map(Protection::words).collect(Collectors.joining(" "));
        return Optional.of("protected by " + words);
      }
    }
    return Optional.empty();
  }

  private static String words(Condition condition) {
    return switch (condition) {
      case Condition.OneOf list ->
          list.key()
              + (list.negated() ? " !" : " ")
              + list.globs().stream().map(Glob::source).collect(Collectors.joining(","));
      case Condition.Contains text -> text.key() + (text.negated() ? " !" : " ") + text.text();
      case Condition.AtLeast age -> age.key() + " " + Durations.format(age.duration());
    };
  }
}
