package io.github.pgbailiff.authorization;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import java.util.Optional;
import java.util.Set;

/**
 * An actor with everything that authorization knows of them at this moment.
 *
 * @param person the human behind the account, where {@code people} names one
 * @param roles the names of the roles that they have right now
 */
public record Asker(Actor actor, Optional<Person> person, Set<String> roles) {
  public Asker {
    roles = Set.copyOf(roles);
  }
}
