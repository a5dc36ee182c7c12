package io.github.pgbailiff.command;

import java.time.Duration;
import java.util.List;

/**
 * One filter on sessions. All conditions of a command must hold; a session without a value for the
 * key satisfies neither a condition nor its negation.
 */
public sealed interface Condition {

  /** The key that it was written with, such as {@code user}. */
  String key();

  /** Whether those are meant of whom it is not true. */
  default boolean negated() {
    return false;
  }

  /**
   * The value is one of a list: {@code app:checkout,cart}, {@code user:!etl}.
   *
   * @param negated none of these
   */
  record OneOf(String key, boolean negated, List<Glob> globs) implements Condition {
    public OneOf {
      globs = List.copyOf(globs);
    }

    /** Exactly this name of a database, role or application, whatever it looks like. */
    public static OneOf exactly(Key key, String name) {
      return new OneOf(key.name(), false, List.of(key.exactly(name)));
    }
  }

  /**
   * The text contains a substring, in any letter case: {@code query:"update stock"}.
   *
   * @param negated does not contain it
   */
  record Contains(String key, boolean negated, String text) implements Condition {}

  /** At least so long: {@code xact:10m}. */
  record AtLeast(String key, Duration duration) implements Condition {}

  /** At least so many: {@code holds:3}. */
  record AtLeastMany(String key, long count) implements Condition {}
}
