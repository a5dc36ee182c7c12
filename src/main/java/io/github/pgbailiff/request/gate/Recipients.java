package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.owner.Owners;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The places and people to whom requests are shown.
 *
 * @param announcing the platforms on which something can appear that nobody is waiting for
 * @param approvals the channel for approvals of each platform that has one
 * @param audit the channel for the record of each platform that has one
 * @param members by the name of a role, whom a card notifies that is to notify the role: identities
 *     such as {@code slack:U0ANN0001}, and groups such as {@code slack:@S0DBA0001}
 * @param owners whoever is told of what is done to their sessions
 * @param names by the name of a role, the people in it whom the configuration names
 */
public record Recipients(
    Set<String> announcing,
    List<Place> approvals,
    List<Place> audit,
    Map<String, List<String>> members,
    Owners owners,
    Map<String, List<String>> names) {
  public Recipients {
    announcing = Set.copyOf(announcing);
    approvals = List.copyOf(approvals);
    audit = List.copyOf(audit);
    members = Map.copyOf(members);
    names = Map.copyOf(names);
  }

  /** One that knows nobody by name. */
  public Recipients(
      Set<String> announcing,
      List<Place> approvals,
      List<Place> audit,
      Map<String, List<String>> members,
      Owners owners) {
    this(announcing, approvals, audit, members, owners, Map.of());
  }

  /** One that tells no owners. */
  public Recipients(
      Set<String> announcing,
      List<Place> approvals,
      List<Place> audit,
      Map<String, List<String>> members) {
    this(announcing, approvals, audit, members, Owners.NOBODY);
  }

  /** One that notifies requesters only. */
  public Recipients(Set<String> announcing, List<Place> approvals, List<Place> audit) {
    this(announcing, approvals, audit, Map.of());
  }

  /**
   * Whom the card of a request that waits for approvals notifies besides its requester: in one
   * place of each platform.
   */
  public List<String> pinged(Request request, Place place) {
    return request.state() == RequestState.PENDING && isIn(place, ofReminder(request))
        ? request.requirements().pingedRoles().stream()
            .flatMap(role -> members.getOrDefault(role, List.of()).stream())
            .distinct()
            .toList()
        : List.of();
  }

  /** The people who may decide on a request, by name, as far as the configuration names them. */
  public List<String> deciders(Request request) {
    return request.requirements().approvingRoles().stream()
        .flatMap(role -> names.getOrDefault(role, List.of()).stream())
        .filter(it -> request.requester().person().filter(it::equals).isEmpty())
        .distinct()
        .toList();
  }

  /** The roles of approvals that nobody can give, since the configuration has none of them. */
  public List<String> gone(Request request) {
    return request.requirements().approvals().stream()
        .filter(it -> !names.isEmpty() && it.from().stream().noneMatch(names::containsKey))
        .flatMap(it -> it.from().stream())
        .distinct()
        .toList();
  }

  /**
   * Whether a place only points to the request's card: it was asked for there, and is decided
   * elsewhere.
   */
  public boolean isPointer(Request request, Place place) {
    return !request.requirements().approvals().isEmpty()
        && place.equals(request.place())
        && approvals.stream().anyMatch(it -> it.platform().equals(place.platform()))
        && !isIn(place, Set.copyOf(approvals));
  }

  /** Where on its platform the request is decided. */
  public Optional<Place> decidedAt(Place pointer) {
    return approvals.stream().filter(it -> it.platform().equals(pointer.platform())).findFirst();
  }

  /** Below which of its cards each step is told. */
  Set<Place> ofSteps(Request request) {
    Set<Place> places = ofCard(request);
    places.removeIf(it -> isPointer(request, it));
    return places;
  }

  /** Whether anybody who may approve would see the request's card. */
  public boolean reachesApprovers(Place origin) {
    boolean others = announcing.contains(origin.platform()) && origin.account().isEmpty();
    return others || !approvals.isEmpty();
  }

  /** Where the request's card stands. */
  Set<Place> ofCard(Request request) {
    Set<Place> places = origin(request);
    if (!request.requirements().approvals().isEmpty()) {
      approvals.stream().filter(it -> !isIn(it, places)).forEach(places::add);
    }
    return places;
  }

  /** Where those who may approve are notified: where they look, else where it was asked for. */
  Set<Place> ofReminder(Request request) {
    Set<Place> places = new LinkedHashSet<>(approvals);
    origin(request).stream()
        .filter(it -> approvals.stream().noneMatch(at -> at.platform().equals(it.platform())))
        .forEach(places::add);
    return places;
  }

  /** Those who are told of what it did to their sessions. */
  public OwnerRecipients ofOwners() {
    return new OwnerRecipients(owners, announcing);
  }

  /** Where the requester alone is told: whoever reads the card's thread learns it there. */
  Set<Place> ofRequester(Request request) {
    return isPointer(request, request.place())
        ? origin(Place.directTo(request.requester().actor()))
        : Set.of();
  }

  /** Where it is said aloud that somebody broke glass. */
  Set<Place> ofAlarm(Request request) {
    Set<Place> places = origin(request);
    Stream.concat(approvals.stream(), audit.stream())
        .filter(it -> !isIn(it, places))
        .forEach(places::add);
    return places;
  }

  /** Where it is told that nobody sees its card at a place: where it was asked for, else aloud. */
  Set<Place> ofUnseen(Request request, Place place) {
    Set<Place> places = origin(request);
    places.removeIf(it -> isIn(it, Set.of(place)));
    return places.isEmpty() ? Set.copyOf(audit) : places;
  }

  /** Where the end of what was asked for there is told: there, and to those who approve. */
  public Set<Place> ofEnd(Place asked) {
    Set<Place> places = origin(asked);
    approvals.stream().filter(it -> !isIn(it, places)).forEach(places::add);
    return places;
  }

  private Set<Place> origin(Request request) {
    return origin(request.place());
  }

  private Set<Place> origin(Place place) {
    Set<Place> places = new LinkedHashSet<>();
    if (announcing.contains(place.platform())) {
      places.add(place);
    }
    return places;
  }

  /** Whether one of the places is in the same channel. */
  private static boolean isIn(Place place, Set<Place> places) {
    return places.stream()
        .anyMatch(
            it -> it.platform().equals(place.platform()) && it.channel().equals(place.channel()));
  }
}
