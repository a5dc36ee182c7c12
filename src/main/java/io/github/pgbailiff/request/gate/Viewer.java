package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.rules.Coverage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who looks at requests. They see their own, and of those of others what is within their
 * right to read: where a request also concerns other clusters or sessions, it is shown without.
 */
public final class Viewer {
  private final Authorizer authorizer;
  private final Asker asker;
  private final Collection<Cluster> clusters;
  private final Map<String, Optional<Limits>> reading = new HashMap<>();

  private Viewer(Authorizer authorizer, Asker asker, Collection<Cluster> clusters) {
    this.authorizer = authorizer;
    this.asker = asker;
    this.clusters = clusters;
  }

  /**
   * The asker as a viewer.
   *
   * @param clusters all that are configured
   */
  public static Viewer of(Authorizer authorizer, Asker asker, Collection<Cluster> clusters) {
    return new Viewer(authorizer, asker, clusters);
  }

  /** A request is about few of many clusters. */
  private Optional<Limits> reading(String cluster) {
    return reading.computeIfAbsent(
        cluster,
        name ->
            clusters.stream()
                .filter(it -> it.name().equals(name))
                .map(it -> authorizer.limits(asker, Effect.READ.word(), it))
                .findFirst());
  }

  /** The request as far as they may see it; empty: it is none of their business. */
  public Optional<Request> view(Request request) {
    if (request.requester().isSameHumanAs(Identity.of(asker))) {
      return Optional.of(request);
    }
    if (!request.confirmed()) {
      return Optional.empty();
    }
    Change change = request.change();
    List<Part> parts = change.parts().stream().flatMap(part -> view(part).stream()).toList();
    boolean whole = covers(change) && change.absent().stream().allMatch(it -> knows(it.cluster()));
    if (whole && parts.equals(change.parts())) {
      return Optional.of(request);
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            request.showing(
                whole ? change.of(parts) : reduced(change, parts), results(request, parts)));
  }

  /** Whether all that others would do is theirs to see. */
  boolean covers(Change change) {
    return change.parts().stream()
        .allMatch(
            part -> reading(part.cluster()).filter(it -> Coverage.covers(part, it)).isPresent());
  }

  private Optional<Part> view(Part part) {
    return reading(part.cluster()).flatMap(limits -> Coverage.within(part, limits));
  }

  /** Whether anything at all of the cluster is theirs to see. */
  private boolean knows(String cluster) {
    return reading(cluster).filter(Limits::leaveSomething).isPresent();
  }

  /** The words of the command may name what is left out. */
  private Change reduced(Change change, List<Part> parts) {
    List<String> clusters = parts.stream().map(Part::cluster).toList();
    return new Change(
        change.verb(),
        "%s %s …".formatted(change.verb(), String.join(",", clusters)),
        parts,
        change.absent().stream().filter(it -> knows(it.cluster())).toList());
  }

  private static List<PartResult> results(Request request, List<Part> parts) {
    return request.results().stream()
        .flatMap(result ->
            parts.stream()
                .filter(part -> part.cluster().equals(result.cluster()))
                .map(part ->
                    request.change().parts().contains(part) ? result : result.reducedTo(part)))
        .toList();
  }
}
