package io.github.pgbailiff.postgres.signal;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Outcome.Kind;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.signal.SignalVerifier.Goal;
import io.github.pgbailiff.postgres.signal.TargetQuery.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The execution of one {@link Step.Signal}.
 *
 * <p>What the server answers to a signal is only that it was sent. An outcome is what was seen
 * afterwards.
 */
public final class SignalExecution {
  /** How long a session may take to heed a signal. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SignalLedger ledger = new SignalLedger();
  private final Step.Signal step;
  private final TargetGuard guard;
  private final SignalSender sending;
  private final SignalVerifier watch;

  public SignalExecution(
      SignalConnection line,
      Step.Signal step,
      TargetGuard guard,
      BooleanSupplier mayGoOn,
      Pause pause) {
    this.step = step;
    this.guard = guard;
    this.sending = new SignalSender(line, ledger, mayGoOn);
    this.watch = new SignalVerifier(line, pause);
  }

  public Map<Target, Outcome> run() {
    switch (step.kind()) {
      case CANCEL -> {
        sending.send("cancel", guard, step.targets());
        ledger.settle(ledger.resting(), Outcome.of(Kind.CHANGED));
        await(Kind.CANCELLED, SignalExecution::queryEnded);
      }
      case TERMINATE -> {
        step.gently().ifPresentOrElse(this::gently, this::atOnce);
        await(Kind.ENDED, (_, now) -> now.isEmpty());
      }
    }
    return ledger.outcomes(step.targets());
  }

  private void atOnce() {
    sending.send("terminate", guard, step.targets());
  }

  /**
   * A cancelled session is idle afterwards: the conditions on what it does hold no more, and its
   * transaction is over. So it is frozen anew when its query has ended, and whoever gets it from a
   * pool then is not hit.
   */
  private void gently(Duration wait) {
    sending.send("cancel", guard.whileRunning(), step.targets());
    List<Target> resting = ledger.resting();
    List<Target> alive = Stream.concat(ledger.open().stream(), resting.stream()).toList();
    Map<Target, Target> stopped = stopped(alive, wait);
    stopped.keySet().removeAll(resting);
    sending.send(
        "terminate",
        guard,
        step.targets().stream()
            .filter(target -> alive.contains(target) && !stopped.containsKey(target))
            .toList());
    sending.send(
        "terminate",
        guard.afterCancel(),
        List.copyOf(stopped.keySet()),
        target -> stopped.getOrDefault(target, target));
  }

  /** Those whose query has ended by then, with what they were like at that moment. */
  private Map<Target, Target> stopped(List<Target> targets, Duration wait) {
    var stopped = new HashMap<Target, Target>();
    watch.until(
        targets,
        wait,
        (target, now) -> {
          now.filter(seen -> !seen.running())
              .ifPresent(seen -> stopped.putIfAbsent(target, seen.of(target)));
          return now.isEmpty();
        });
    return stopped;
  }

  private void await(Kind heeded, Goal ending) {
    var last = new HashMap<Target, Now>();
    Optional<String> blind =
        watch.until(
            ledger.open(),
            PATIENCE,
            (target, now) -> {
              boolean reached = ending.reached(target, now);
              now.ifPresent(seen -> last.put(target, seen));
              if (reached) {
                ledger.heeded(target, heeded);
              }
              return reached;
            });
    ledger.open().forEach(it -> ledger.settle(it, left(it, blind, last)));
  }

  private Outcome left(Target target, Optional<String> blind, Map<Target, Now> last) {
    return blind
        .or(() -> ledger.doubt(target))
        .or(() -> unseen(target))
        .map(why -> new Outcome(Kind.UNKNOWN, why))
        .orElseGet(() -> stillThere(Optional.ofNullable(last.get(target))));
  }

  /** As after COPY FROM STDIN: the server looks at nothing while it reads from the client. */
  private Outcome stillThere(Optional<Now> seen) {
    boolean cancels = step.kind() == Step.Kind.CANCEL;
    return new Outcome(
        Kind.STILL_THERE,
        cancels && seen.filter(Now::awaitsData).isPresent()
            ? "the cancel is heeded with the client's next data; terminate ends it now"
            : pending(cancels ? "its query" : "it", seen));
  }

  /** It cannot be sent a stronger signal, and the one that it has is not lost. */
  private static String pending(String what, Optional<Now> seen) {
    String place = seen.flatMap(Now::waitEvent).map(it -> ", last seen in " + it).orElse("");
    return "it has the signal, and %s ends once it heeds that%s; a kill -9 would end every session"
        .formatted(what, place);
  }

  /** Nobody sees a query end that nobody has seen run. */
  private Optional<String> unseen(Target target) {
    return step.kind() == Step.Kind.CANCEL && isUntold(target)
        ? Optional.of("signalled; cannot be seen, track_activities is off there")
        : Optional.empty();
  }

  private static boolean isUntold(Target target) {
    return target.state().filter("disabled"::equals).isPresent();
  }

  private static boolean queryEnded(Target target, Optional<Now> now) {
    return now.filter(seen -> isUntold(target) || seen.runs(target)).isEmpty();
  }
}
