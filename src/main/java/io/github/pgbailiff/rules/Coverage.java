package io.github.pgbailiff.rules;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The measure of a change against limits: which of its sessions and blocks are within them. */
public final class Coverage {
  private Coverage() {}

  /** Why something that the part would do is out of reach, in words; empty when nothing is. */
  public static Optional<String> objection(Part part, Limits limits) {
    return Stream.concat(
            part.targets().stream().map(it -> limits.exclusion(it.database(), it.user())),
            part.steps().stream().map(step -> objection(step, limits)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The same for the permissions that single targets take besides the verb's.
   *
   * @param permissions how far such a permission extends on the part's cluster
   */
  public static Optional<String> objection(Part part, Function<String, Limits> permissions) {
    return part.targets().stream()
        .flatMap(target -> objection(target, permissions).stream())
        .findFirst();
  }

  private static Optional<String> objection(Target target, Function<String, Limits> permissions) {
    return target
        .permission()
        .flatMap(it -> permissions.apply(it).exclusion(target.database(), target.user()));
  }

  private static Optional<String> objection(Step step, Limits limits) {
    return step.blockTarget()
        .flatMap(it -> limits.blockExclusion(it.databaseName(), it.roleName()));
  }

  /** What of the part is within limits; empty when nothing is. */
  public static Optional<Part> within(Part part, Limits limits) {
    if (limits.areNone()) {
      return Optional.of(part);
    }
    List<Step> steps = steps(part, limits);
    List<Exclusion> exclusions = exclusions(part, limits);
    // What it means for others is counted over all, and names them.
    return steps.isEmpty() && exclusions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Part(part.cluster(), part.identity(), steps, exclusions));
  }

  /** Whether all that the part would do, and whom it leaves alone, is within limits. */
  public static boolean covers(Part part, Limits limits) {
    return limits.areNone()
        || (steps(part, limits).equals(part.steps())
            && exclusions(part, limits).equals(part.exclusions()));
  }

  private static List<Step> steps(Part part, Limits limits) {
    return part.steps().stream().flatMap(step -> within(step, limits).stream()).toList();
  }

  private static List<Exclusion> exclusions(Part part, Limits limits) {
    return part.exclusions().stream().filter(it -> isWithin(it.session(), limits)).toList();
  }

  private static Optional<Step> within(Step step, Limits limits) {
    return step instanceof Step.Signal signal
        ? within(signal, limits)
        : Optional.of(step).filter(it -> concerns(it, limits));
  }

  private static Optional<Step> within(Step.Signal signal, Limits limits) {
    List<Target> targets = signal.targets().stream().filter(it -> isWithin(it, limits)).toList();
    return targets.isEmpty() ? Optional.empty() : Optional.of(signal.of(targets));
  }

  private static boolean isWithin(Target target, Limits limits) {
    return limits.exclusion(target.database(), target.user()).isEmpty();
  }

  private static boolean concerns(Step step, Limits limits) {
    return step.blockTarget()
        .filter(it -> limits.concernBlock(it.databaseName(), it.roleName()))
        .isPresent();
  }
}
