package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.invocation.Invocation;
import java.util.Optional;
import java.util.Set;

/** Somebody who was let in, with what {@link Invocation} says of them and their place. */
public record Visitor(
    Actor actor,
    Place place,
    Optional<Set<String>> attestedRoles,
    Optional<String> defaultCluster,
    Optional<String> readOnly) {
  public Invocation does(Invocation.Input input) {
    return new Invocation(actor, place, attestedRoles, defaultCluster, readOnly, input);
  }
}
