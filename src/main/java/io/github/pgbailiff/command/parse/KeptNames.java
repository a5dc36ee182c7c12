package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.UserMistake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Filters as a server can satisfy them: it keeps only the first bytes of a name, and so is looked
 * for what it has kept.
 *
 * @param notes what was cut, and what can match nothing, in words
 */
public record KeptNames(List<Condition> conditions, List<String> notes) {
  private static final int BYTES = 63;
  private static final Set<String> KEYS = Set.of("db", "user", "app");

  public KeptNames {
    conditions = List.copyOf(conditions);
    notes = List.copyOf(notes);
  }

  public static KeptNames of(List<Condition> conditions) {
    List<String> notes = new ArrayList<>();
    return new KeptNames(conditions.stream().map(it -> kept(it, notes)).toList(), notes);
  }

  private static Condition kept(Condition condition, List<String> notes) {
    if (!(condition instanceof Condition.OneOf list) || !KEYS.contains(list.key())) {
      return condition;
    }
    List<Glob> globs = list.globs().stream().map(it -> kept(list.key(), it, notes)).toList();
    return new Condition.OneOf(list.key(), list.negated(), globs);
  }

  private static Glob kept(String key, Glob glob, List<String> notes) {
    if (bytes(String.join("", glob.pieces())) <= BYTES) {
      return glob;
    }
    Optional<String> literal = glob.literal();
    notes.add(
        literal.isPresent()
            ? "%s: PostgreSQL keeps %d bytes of a name, so %s was looked for as those"
                .formatted(key, BYTES, UserMistake.quote(literal.get()))
            : "%s: %s can match nothing; PostgreSQL keeps %d bytes of a name"
                .formatted(key, UserMistake.quote(glob.source()), BYTES));
    return literal.map(it -> Glob.exactly(cut(it))).orElse(glob);
  }

  /** As PostgreSQL cuts: never within a character. */
  private static String cut(String name) {
    int end = 0;
    while (bytes(name.substring(0, name.offsetByCodePoints(end, 1))) <= BYTES) {
      end = name.offsetByCodePoints(end, 1);
    }
    return name.substring(0, end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
