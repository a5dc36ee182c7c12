package io.github.pgbailiff.owner;

import io.github.pgbailiff.change.BlockTarget;
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
    return places(owner(target), target.user(), requester, platforms);
  }

  /** Where it is told that a block keeps somebody out. */
  public Set<Place> places(BlockTarget target, Optional<String> requester, Set<String> platforms) {
    Optional<Owner> owner = owners.stream().filter(it -> it.owns(target)).findFirst();
    return places(owner, target.roleName(), requester, platforms);
  }

  private Set<Place> places(
      Optional<Owner> owner,
      Optional<String> role,
      Optional<String> requester,
      Set<String> platforms) {
    Set<Place> places = new LinkedHashSet<>();
    owner.stream()
        .flatMap(it -> it.places().stream())
        .filter(it -> platforms.contains(it.platform()))
        .forEach(places::add);
    role.stream()
        .flatMap(this::standingFor)
        .filter(it -> requester.filter(it.name()::equals).isEmpty())
        .flatMap(it -> direct(it, platforms).limit(1))
        .forEach(places::add);
    return places;
  }

  /**
   * Where a person is told instead who cannot be told directly at a place; empty where they are
   * nowhere else.
   *
   * @param platforms those on which something can appear
   */
  public Optional<Place> insteadOf(Place refused, Set<String> platforms) {
    return people.stream()
        .map(it -> direct(it, platforms).toList())
        .filter(it -> it.contains(refused))
        .flatMap(it -> it.stream().skip(it.indexOf(refused) + 1L))
        .findFirst();
  }

  /** Where that person is told first, whichever of their places it is. */
  public Place firstOf(Place place, Set<String> platforms) {
    return people.stream()
        .map(it -> direct(it, platforms).toList())
        .filter(it -> it.contains(place))
        .findFirst()
        .map(List::getFirst)
        .orElse(place);
  }

  /**
   * Who is told of a session, in words such as {@code the owner of app checkout*}.
   *
   * @param requester the person who asked for it, who knows already
   * @param platforms those on which something can appear
   */
  public List<String> words(Target target, Optional<String> requester, Set<String> platforms) {
    Stream<String> owner =
        owner(target).stream()
            .filter(it -> it.channels().keySet().stream().anyMatch(platforms::contains))
            .map(it -> "the owner of " + it.words());
    Stream<String> people =
        target.user().stream()
            .flatMap(this::standingFor)
            .filter(it -> requester.filter(it.name()::equals).isEmpty())
            .filter(it -> direct(it, platforms).findAny().isPresent())
            .map(Person::name);
    return Stream.concat(owner, people).toList();
  }

  /** The owner of a session. */
  public Optional<Owner> owner(Target target) {
    return owner(target.database(), target.user(), target.application());
  }

  /** The owner of sessions with these names. */
  public Optional<Owner> owner(
      Optional<String> database, Optional<String> user, Optional<String> application) {
    return owners.stream().filter(it -> it.owns(database, user, application)).findFirst();
  }

  private Stream<Person> standingFor(String role) {
    return people.stream().filter(it -> it.postgres().contains(role));
  }

  /** Where a person can be told directly, first on the first platform that knows them. */
  private static Stream<Place> direct(Person person, Set<String> platforms) {
    return platforms.stream()
        .filter(it -> !it.equals(Place.TERMINAL) && person.identities().containsKey(it))
        .sorted()
        .map(it -> Place.of(it, "@" + person.identities().get(it)));
  }
}
