package io.github.pgbailiff.execution.block;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Outcome.Kind;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.request.Aftermath;
import io.github.pgbailiff.request.PartResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of one cluster's part so far. */
public final class PartLedger {
  private final Part part;
  private final Map<SessionId, Outcome> outcomes = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<PartResult.OfBlock> target = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private Optional<Aftermath> after = Optional.empty();

  public PartLedger(Part part) {
    this.part = part;
  }

  /** Outcomes of sessions; the last one of each counts. */
  public void took(Map<Target, Outcome> more) {
    more.forEach((target, outcome) -> outcomes.put(target.id(), outcome));
  }

  /** Nobody is there any more, so who was still there before has ended. */
  public void nobodyLeft() {
    outcomes.replaceAll((_, outcome) ->
        outcome.kind() == Kind.STILL_THERE || outcome.kind() == Kind.UNKNOWN
            ? Outcome.of(Kind.ENDED)
            : outcome);
  }

  void target(PartResult.OfBlock found) {
    target = Optional.of(found);
  }

  public void after(Optional<Aftermath> seen) {
    after = seen;
  }

  public void note(String note) {
    notes.add(note);
  }

  /** The part ends here; the first reason counts. */
  public void fails(String why) {
    problem = problem.or(() -> Optional.of(why));
  }

  public boolean failed() {
    return problem.isPresent();
  }

  /** Whether nothing was done. */
  public boolean isUntouched() {
    return outcomes.isEmpty() && target.isEmpty();
  }

  public PartResult result() {
    List<PartResult.OfTarget> targets = new ArrayList<>();
    outcomes.forEach((it, outcome) -> targets.add(new PartResult.OfTarget(it, outcome)));
    if (failed()) {
      part.targets().stream()
          .filter(it -> !outcomes.containsKey(it.id()))
          .map(PartLedger::notTried)
          .forEach(targets::add);
    }
    return new PartResult(part.cluster(), problem, target, targets, notes, after);
  }

  private static PartResult.OfTarget notTried(Target target) {
    return new PartResult.OfTarget(target.id(), new Outcome(Kind.UNKNOWN, "not tried"));
  }
}
