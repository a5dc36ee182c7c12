package io.github.pgbailiff.card;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sessions that a change is about, by the names that people know them by. */
public final class TargetWords {
  private static final int NAMED = 5;

  private TargetWords() {}

  /** Such as {@code : vic · psql (23036), etl · pg_dump (80211) and 3 others}; or nothing. */
  public static String named(Change change) {
    List<Target> targets = change.targets();
    String names =
        targets.stream().limit(NAMED).map(TargetWords::who).collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ": " + names + others(targets.size() - NAMED);
  }

  static String others(int more) {
    return more <= 0 ? "" : " and " + more + (more == 1 ? " other" : " others");
  }

  /** {@code vic · psql (23036)}. */
  static String who(Target target) {
    String names = names(target);
    return names.isEmpty() ? "session " + target.pid() : names + " (" + target.pid() + ")";
  }

  /** {@code vic · psql · shop (23036)}. */
  static String inFull(Target target) {
    String names = joined(Stream.of(target.user(), target.application(), target.database()));
    return names.isEmpty() ? "session " + target.pid() : names + " (" + target.pid() + ")";
  }

  private static String names(Target target) {
    return joined(Stream.of(target.user(), target.application()));
  }

  private static String joined(Stream<Optional<String>> names) {
    return names
        .flatMap(Optional::stream)
        .filter(it -> !it.isBlank())
        .collect(Collectors.joining(" · "));
  }
}
