package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.owner.Owners;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The owners to whom it is told what a request did to their sessions.
 *
 * @param announcing the platforms on which something can appear that nobody is waiting for
 */
public record OwnerRecipients(Owners owners, Set<String> announcing) {
  /** What a session's owner has to hear of. */
  private static final Set<Outcome.Kind> HIT =
      EnumSet.of(Outcome.Kind.ENDED, Outcome.Kind.CANCELLED);

  /** The places where they are told. */
  Set<Place> places(Request request) {
    return request.change().parts().stream()
        .flatMap(part ->
            Stream.concat(
                owned(request, part).map(it -> places(request, it)),
                blocked(request, part).map(it -> places(request, it))))
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Who will be told of what a request does to their sessions, in words. */
  public List<String> names(Request request) {
    Optional<String> requester = request.requester().person();
    return request.change().targets().stream()
        .flatMap(it -> owners.words(it, requester, announcing).stream())
        .distinct()
        .toList();
  }

  /** Where it is told instead to a person who takes no message at a place. */
  public Optional<Place> insteadOf(Place refused) {
    return owners.insteadOf(refused, announcing);
  }

  /** The blocks that it set and that are told of at a place, by cluster. */
  public Map<String, List<BlockTarget>> keptOut(Request request, Place at) {
    Place place = owners.firstOf(at, announcing);
    Map<String, List<BlockTarget>> told = new LinkedHashMap<>();
    for (Part part : request.change().parts()) {
      List<BlockTarget> here =
          blocked(request, part).filter(it -> places(request, it).contains(place)).toList();
      if (!here.isEmpty()) {
        told.put(part.cluster(), here);
      }
    }
    return told;
  }

  /** The sessions that it ended or cancelled and that are told of at a place, by cluster. */
  public Map<String, List<Target>> owned(Request request, Place at) {
    Place place = owners.firstOf(at, announcing);
    Map<String, List<Target>> told = new LinkedHashMap<>();
    for (Part part : request.change().parts()) {
      List<Target> here =
          owned(request, part).filter(it -> places(request, it).contains(place)).toList();
      if (!here.isEmpty()) {
        told.put(part.cluster(), here);
      }
    }
    return told;
  }

  private Set<Place> places(Request request, BlockTarget target) {
    return owners.places(target, request.requester().person(), announcing);
  }

  private static Stream<BlockTarget> blocked(Request request, Part part) {
    boolean stands =
        request.results().stream()
            .filter(it -> it.cluster().equals(part.cluster()))
            .flatMap(it -> it.block().stream())
            .anyMatch(it -> it.block().isPresent());
    return stands
        ? part.steps().stream()
            .filter(Step.Block.class::isInstance)
            .flatMap(it -> it.blockTarget().stream())
        : Stream.empty();
  }

  private Set<Place> places(Request request, Target target) {
    return owners.places(target, request.requester().person(), announcing);
  }

  private static Stream<Target> owned(Request request, Part part) {
    Set<SessionId> hit =
        request.results().stream()
            .filter(it -> it.cluster().equals(part.cluster()))
            .flatMap(it -> it.targets().stream())
            .filter(it -> HIT.contains(it.outcome().kind()))
            .map(PartResult.OfTarget::session)
            .collect(Collectors.toSet());
    return part.targets().stream().filter(it -> hit.contains(it.id()));
  }
}
