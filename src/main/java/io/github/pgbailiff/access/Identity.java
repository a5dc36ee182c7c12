package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import java.util.Optional;

/**
 * Somebody who asked or decided, as they were known at that moment.
 *
 * @param person the name of the human behind the account, where {@code people} names one
 */
public record Identity(Actor actor, Optional<String> person) {

  public static Identity of(Asker asker) {
    return new Identity(asker.actor(), asker.person().map(Person::name));
  }

  /** One text for one human, as far as that is known: the same over all of their accounts. */
  public String key() {
    return person.map(name -> "person:" + name).orElse(actor.identity());
  }

  /** Whether both are known to be the same human. */
  public boolean isSameHumanAs(Identity other) {
    return actor.sameAccountAs(other.actor) || key().equals(other.key());
  }

  /** The person's name, or the account's where no person is known. */
  public String name() {
    return person.orElse(actor.name());
  }
}
