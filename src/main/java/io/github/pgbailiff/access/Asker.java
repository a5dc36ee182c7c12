package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import java.util.Optional;
import java.util.Set;

/**
 * An actor with everything that authorization knows of them at this moment.
 *
 * @param person the human behind the account, where {@code people} names one
 * @param roles the names of the roles that they have right now
 * @param barred why the account has no say at all, such as that it is deactivated; then it has no
 *     roles either
 */
public record Asker(
    Actor actor, Optional<Person> person, Set<String> roles, Optional<String> barred) {
  public Asker {
    roles = barred.isPresent() ? Set.of() : Set.copyOf(roles);
  }

  /** One text for one human, as far as that is known: the same over all of their accounts. */
  public String human() {
    return person.map(it -> human(it.name())).orElse(actor.identity());
  }

  /** The text for whoever {@code people} names so. */
  static String human(String person) {
    return "person:" + person;
  }

  /** One whose account is in order. */
  public Asker(Actor actor, Optional<Person> person, Set<String> roles) {
    this(actor, person, roles, Optional.empty());
  }
}
