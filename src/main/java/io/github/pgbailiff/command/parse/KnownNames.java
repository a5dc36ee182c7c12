package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.text.Suggestion;
import java.util.List;

/** The source of names for completion that no declaration knows; it answers within a second. */
@FunctionalInterface
public interface KnownNames {

  /** The kind of names that are looked for. */
  enum Kind {
    CLUSTER,
    DATABASE,
    USER,
    APPLICATION,
    /** By pids, with what each does. */
    SESSION,
    REQUEST,
    ALERT,
    BLOCK,
    PERSON
  }

  /**
   * The names of a kind, the likeliest first.
   *
   * @param clusters those that the line names so far; empty when it names none
   */
  List<Suggestion> of(Kind kind, List<ClusterPattern> clusters);

  /** Knows nothing. */
  KnownNames NONE = (_, _) -> List.of();
}
