package io.github.pgbailiff.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One human, with an identity per platform.
 *
 * @param identities platform to the account's id there
 * @param postgres the PostgreSQL roles that {@code user:me} stands for
 */
public record Person(String name, Map<String, String> identities, List<String> postgres) {
  private static final String PROGRAM = "pgbailiff";

  public Person {
    identities = Map.copyOf(identities);
    postgres = List.copyOf(postgres);
  }

  /** Whether the account belongs to this person. */
  public boolean is(Actor actor) {
    return Objects.equals(identities.get(actor.platform()), actor.id());
  }

  /**
   * The account with a name that is not another person's, nor the program's: people choose what
   * they are called in a chat, and cards say by name who asked and who approved.
   */
  public static Actor called(Actor actor, Collection<Person> people) {
    boolean theirs = people.stream().anyMatch(it -> it.is(actor));
    boolean taken =
        Stream.concat(Stream.of(PROGRAM), people.stream().map(Person::name))
            .anyMatch(it -> it.equalsIgnoreCase(actor.name().strip()));
    return theirs || !taken
        ? actor
        : new Actor(
            actor.platform(), actor.id(), "%s (%s)".formatted(actor.name(), actor.identity()));
  }
}
