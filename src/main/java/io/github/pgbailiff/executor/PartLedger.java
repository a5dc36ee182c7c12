package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Result;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Outcome.Kind;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has become of one cluster's part so far. */
final class PartLedger {
  private final Part part;
  private final Map<Identity, Outcome> outcomes = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<Result.OfDoor> door = Optional.empty();
  private Optional<String> problem = Optional.empty();

  private record Identity(int pid, Instant backendStart) {}

  PartLedger(Part part) {
    this.part = part;
  }

  /** Outcomes of sessions; the last one of each counts. */
  void took(Map<Target, Outcome> more) {
    more.forEach((target, outcome) ->
        outcomes.put(new Identity(target.pid(), target.backendStart()), outcome));
  }

  /** Nobody is there any more, so who was still there before has ended. */
  void nobodyLeft() {
    outcomes.replaceAll((_, outcome) ->
        outcome.kind() == Kind.STILL_THERE || outcome.kind() == Kind.UNKNOWN
            ? Outcome.of(Kind.ENDED)
            : outcome);
  }

  void door(Result.OfDoor found) {
    door = Optional.of(found);
  }

  void note(String note) {
    notes.add(note);
  }

  /** The part ends here; the first reason counts. */
  void fails(String why) {
    problem = problem.or(() -> Optional.of(why));
  }

  boolean failed() {
    return problem.isPresent();
  }

  /** Whether nothing was done. */
  boolean isUntouched() {
    return outcomes.isEmpty() && door.isEmpty();
  }

  Result result() {
    List<Result.OfTarget> targets = new ArrayList<>();
    outcomes.forEach(
        (it, outcome) -> targets.add(new Result.OfTarget(it.pid(), it.backendStart(), outcome)));
    if (failed()) {
      part.targets().stream()
          .filter(it -> !outcomes.containsKey(new Identity(it.pid(), it.backendStart())))
          .map(PartLedger::notTried)
          .forEach(targets::add);
    }
    return new Result(part.cluster(), problem, door, targets, notes);
  }

  private static Result.OfTarget notTried(Target target) {
    return new Result.OfTarget(
        target.pid(), target.backendStart(), new Outcome(Kind.UNKNOWN, "not tried"));
  }
}
