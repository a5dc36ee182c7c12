package io.github.pgbailiff.request;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The objections to a decision, in words. */
public final class DecisionObjections {
  private DecisionObjections() {}

  /** The first that there is. */
  static Optional<String> first(List<Supplier<Optional<String>>> objections) {
    return objections.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  static Optional<String> unless(Request request, Instant now, RequestState... states) {
    return List.of(states).contains(request.state())
        ? Optional.empty()
        : Optional.of(standing(request, now));
  }

  /** The state in words, with who or what led to it. */
  public static String standing(Request request, Instant now) {
    Transition last = request.last();
    Duration since = Duration.between(last.at(), now);
    return "it is %s already (%s, %s)"
        .formatted(
            request.state().word(),
            last.by().map(Identity::name).orElse("pgbailiff"),
            since.toSeconds() < 1 ? "just now" : Durations.rough(since) + " ago");
  }

  public static Optional<String> unlessRequester(Request request, Identity by, String what) {
    return by.isSameHumanAs(request.requester())
        ? Optional.empty()
        : Optional.of(
            "only its requester %s may %s it".formatted(request.requester().name(), what));
  }

  static Optional<String> unlessConfirmed(Request request) {
    return request.confirmed()
        ? Optional.empty()
        : Optional.of("its requester has not confirmed it yet");
  }

  /** What keeps somebody from approving or denying at all. */
  static Optional<String> toJudge(Request request, Speaker by, String what) {
    Asker asker = by.asker();
    Set<String> roles = request.requirements().approvingRoles();
    if (by.party().isSameHumanAs(request.requester())) {
      return Optional.of("nobody may %s their own request".formatted(what));
    }
    if (!isKnownBeside(asker, request.requester())) {
      return Optional.of(
          "it came from %s, and no entry of people says who %s is there"
              .formatted(request.requester().actor().platform(), asker.actor().identity()));
    }
    if (roles.isEmpty()) {
      return Optional.of("it takes no approvals, so there is nothing to %s".formatted(what));
    }
    return roles.stream().anyMatch(asker.roles()::contains)
        ? Optional.empty()
        : Optional.of(
            "to %s it takes one of the roles: %s".formatted(what, String.join(", ", roles)));
  }

  /**
   * Whether it shows that the two are one human, if they are: on one platform by their accounts,
   * else by {@code people}, which must name either the requester or who the other is there. Scripts
   * ask in shells under accounts that are nobody's, and rights in a shell guard against mistakes
   * only: there it is enough that the other is named at all.
   */
  public static boolean isKnownBeside(Asker asker, Identity requester) {
    String platform = requester.actor().platform();
    return asker.actor().platform().equals(platform)
        || asker
            .person()
            .filter(it ->
                requester.person().isPresent()
                    || platform.equals(Place.TERMINAL)
                    || it.identities().containsKey(platform))
            .isPresent();
  }

  /** Whether it shows that the two are two humans, whichever of them says so, as above. */
  public static boolean areKnownApart(Asker one, Asker other) {
    return isKnownBeside(one, Identity.of(other)) || isKnownBeside(other, Identity.of(one));
  }

  /** What keeps somebody who may approve from doing it now. */
  static Optional<String> toApproveNow(Request request, Speaker by) {
    boolean again =
        request.history().stream()
            .filter(it -> it.kind() == Transition.Kind.APPROVED)
            .anyMatch(it -> it.by().orElseThrow().isSameHumanAs(by.party()));
    if (again) {
      return Optional.of("you approved it already, and every approval takes another person");
    }
    List<ApprovalTally.Count> open = request.tally().open();
    boolean counts =
        open.stream()
            .flatMap(count -> count.asked().from().stream())
            .anyMatch(by.asker().roles()::contains);
    return counts ? Optional.empty() : Optional.of("what is missing is " + missing(open));
  }

  public static String missing(List<ApprovalTally.Count> open) {
    return open.stream()
        .map(it ->
            "%d of %s"
                .formatted(it.asked().need() - it.have(), String.join(" or ", it.asked().from())))
        .collect(Collectors.joining(", "));
  }

  static Optional<String> unlessApprovals(Request request) {
    return request.requirements().approvals().isEmpty()
        ? Optional.of("it takes no approvals, so there is no glass to break; confirm it")
        : Optional.empty();
  }

  /** What keeps somebody from going ahead with the change without the approvals that it takes. */
  static Optional<String> toBreakGlass(
      Rules rules, Asker asker, Change change, Requirements takes, String cluster, String reason) {
    return toBreakGlass(rules, asker).or(() -> inBreakingGlass(change, takes, cluster, reason));
  }

  /** Why somebody may break no glass; empty when they may. */
  public static Optional<String> toBreakGlass(Rules rules, Asker asker) {
    if (rules.mayBreakGlass(asker)) {
      return Optional.empty();
    }
    return Optional.of(
        rules.breakGlassRoles().isEmpty()
            ? "no role may break glass"
            : "to break glass takes one of the roles: "
                + String.join(", ", rules.breakGlassRoles()));
  }

  /** What is wrong with how somebody would break it; empty when nothing is. */
  public static Optional<String> inBreakingGlass(
      Change change, Requirements takes, String cluster, String reason) {
    List<String> clusters = change.clusters();
    if (clusters.size() != 1) {
      return Optional.of(
          "it changes %s, and glass is broken for one cluster at a time"
              .formatted(String.join(", ", clusters)));
    }
    if (!clusters.getFirst().equals(cluster)) {
      return Optional.of(
          "\"%s\" is not its cluster; type %s to go ahead".formatted(cluster, clusters.getFirst()));
    }
    return toReason(reason, "break glass").or(() -> takes.reasonProblem(Optional.of(reason)));
  }

  static Optional<String> toReason(String reason, String what) {
    return reason.isBlank()
        ? Optional.of("reason: missing; to %s takes one".formatted(what))
        : Optional.empty();
  }
}
