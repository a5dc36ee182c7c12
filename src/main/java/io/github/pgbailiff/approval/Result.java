package io.github.pgbailiff.approval;

import io.github.pgbailiff.change.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one cluster's part of a change.
 *
 * @param problem why the part was refused or not carried out to its end, in words
 * @param notes what else people should know, in words
 */
public record Result(
    String cluster, Optional<String> problem, List<OfTarget> targets, List<String> notes) {
  public Result {
    targets = List.copyOf(targets);
    notes = List.copyOf(notes);
  }

  /** What became of one frozen session. */
  public record OfTarget(int pid, Instant backendStart, Outcome outcome) {}

  /** Whether something that was meant did not happen. */
  public boolean left() {
    return problem.isPresent() || targets.stream().anyMatch(it -> it.outcome().kind().left());
  }
}
