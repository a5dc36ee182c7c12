package io.github.pgbailiff.owner;

import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whoever is told of sessions: the first owner that matches, and the people who stand for their
 * role.
 *
 * @param people those with PostgreSQL roles of their own
 */
public record Owners(List<Owner> owners, List<Person> people) {
  public static final Owners NOBODY = new Owners(List.of(), List.of());

  public Owners {
    owners = List.copyOf(owners);
    people = List.copyOf(people);
  }

  /**
   * Where something is told of a session.
   *
   * @param requester the person who asked for it, who knows already
   * @param platforms those on which something can appear
   */
  public Set<Place> places(Target target, Optional<String> requester, Set<String> platforms) {
    Set<Place> places = new LinkedHashSet<>();
    owner(target)
        .ifPresent(it ->
            it.places().stream()
                .filter(p -> platforms.contains(p.platform()))
                .forEach(places::add));
    target.user().stream()
        .flatMap(this::standingFor)
        .filter(it -> requester.filter(it.name()::equals).isEmpty())
        .flatMap(it -> direct(it, platforms).stream())
        .forEach(places::add);
    return places;
  }

  /** The owner of a session. */
  public Optional<Owner> owner(Target target) {
    return owners.stream()
        .filter(it -> it.owns(target.database(), target.user(), target.application()))
        .findFirst();
  }

  private Stream<Person> standingFor(String role) {
    return people.stream().filter(it -> it.postgres().contains(role));
  }

  /** Where a person is told directly: on the first platform that knows them. */
  private static Optional<Place> direct(Person person, Set<String> platforms) {
    return platforms.stream()
        .filter(it -> !it.equals(Place.TERMINAL) && person.identities().containsKey(it))
        .sorted()
        .findFirst()
        .map(it -> Place.of(it, "@" + person.identities().get(it)));
  }
}
