package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.ClusterPattern;
import java.util.List;

/**
 * The source of names for completion that no declaration knows; it answers at once, from caches.
 */
@FunctionalInterface
public interface KnownNames {

  /** The kind of names that are looked for. */
  enum Kind {
    CLUSTER,
    DATABASE,
    USER,
    APPLICATION,
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
  List<String> of(Kind kind, List<ClusterPattern> clusters);

  /** Knows nothing. */
  KnownNames NONE = (_, _) -> List.of();
}
