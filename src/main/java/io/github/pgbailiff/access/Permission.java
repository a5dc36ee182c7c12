package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import java.util.List;
import java.util.Set;

/**
 * One thing that a role can allow or deny.
 *
 * @param name an effect's word, or {@code literals}, {@code open}, {@code walsender}, {@code
 *     background}
 * @param verb the verb that needs it; a grant of the verb gives everything that it needs
 * @param granted whether somebody must allow it; otherwise it is there until it is denied
 */
record Permission(String name, String verb, boolean granted) {
  private static final Set<String> FREE = Set.of("help", "whoami");

  /** What the verb needs, each on its own: {@code drain} needs block and terminate. */
  static List<Permission> of(Declaration verb) {
    if (FREE.contains(verb.name())) {
      return List.of();
    }
    return verb.effects().stream()
        .sorted()
        .map(it -> new Permission(it.word(), verb.name(), it != Effect.DECIDE))
        .toList();
  }

  /** A permission that stands for itself. */
  static Permission named(String name) {
    return new Permission(name, name, true);
  }

  boolean isNamedBy(String word) {
    return word.equals("*") || word.equals(name) || word.equals(verb);
  }
}
