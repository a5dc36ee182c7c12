package io.github.pgbailiff.command;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One human, with an identity per platform.
 *
 * @param identities platform to the account's id there
 * @param postgres the PostgreSQL roles that {@code user:me} stands for
 */
public record Person(String name, Map<String, String> identities, List<String> postgres) {
  public Person {
    identities = Map.copyOf(identities);
    postgres = List.copyOf(postgres);
  }

  /** Whether the account belongs to this person. */
  public boolean is(Actor actor) {
    return Objects.equals(identities.get(actor.platform()), actor.id());
  }
}
