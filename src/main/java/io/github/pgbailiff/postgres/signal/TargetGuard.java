package io.github.pgbailiff.postgres.signal;

import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.session.ConditionRows;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.sql.ServerEncoding;
import io.github.pgbailiff.postgres.sql.SqlArray;
import io.github.pgbailiff.sql.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The conditions that must still be true of a target when the signal goes out, besides its being
 * the same session.
 *
 * @param sameTransaction its transaction has the start that it had
 * @param sameRest where it had no transaction, its state has the start that it had
 * @param sameQuery its query has the start that it had
 * @param running it must run a query
 */
public record TargetGuard(
    List<Condition> conditions,
    Protection protection,
    Set<String> ownRoles,
    boolean sameTransaction,
    boolean sameRest,
    boolean sameQuery,
    boolean running) {

  public static TargetGuard of(Step.Signal step, Protection here, Set<String> ownRoles) {
    Selection selection = step.selection();
    boolean cancels = step.kind() == Step.Kind.CANCEL;
    // The server cannot judge a text as the asker sees it; the same query has the same text.
    boolean byText = selection.conditions().stream().anyMatch(Condition.Contains.class::isInstance);
    return new TargetGuard(
        selection.conditions(),
        here.and(selection.protect()),
        ownRoles,
        step.sameTransaction(),
        selection.conditions().stream().anyMatch(c -> c instanceof Condition.AtLeast && passes(c)),
        cancels || byText,
        cancels);
  }

  /** The same for a cancel that goes ahead of a termination. */
  TargetGuard whileRunning() {
    return new TargetGuard(
        conditions, protection, ownRoles, sameTransaction, sameRest, sameQuery, true);
  }

  /** The same without the conditions that a cancel of our own has made untrue. */
  TargetGuard afterCancel() {
    List<Condition> lasting = conditions.stream().filter(c -> !passes(c)).toList();
    return new TargetGuard(lasting, protection, ownRoles, sameTransaction, true, false, false);
  }

  private static boolean passes(Condition condition) {
    return Set.of("state", "wait", "xact", "age", "idle", "query", "holds", "held", "waits", "xmin")
        .contains(condition.key());
  }

  /** The values of {@code judged-targets.sql}. */
  Values values(List<Target> targets, ServerEncoding encoding) {
    return ConditionRows.of(conditions, protection.entries(), encoding)
        .values()
        .and("own_roles", SqlArray.names(ownRoles, encoding))
        .and(TargetQuery.values(targets))
        .and("xacts", held(targets, true, this::heldTransaction))
        .and("queries", held(targets, sameQuery, Target::queryStart))
        .and("changes", held(targets, true, this::heldChange))
        .and("statements", held(targets, true, TargetGuard::statement))
        .and("replication", asksForReplication())
        .and("running", running);
  }

  /** What runs without a query, as a login trigger does, has begun with its transaction. */
  private Optional<Instant> heldTransaction(Target target) {
    return target
        .xactStart()
        .filter(_ -> sameTransaction || (sameQuery && target.queryStart().isEmpty()));
  }

  /** The start of the statement that it ran; a procedure runs on in another transaction. */
  private static Optional<Instant> statement(Target target) {
    return target.queryStart().filter(_ -> target.state().filter("active"::equals).isPresent());
  }

  /**
   * An idle session has no transaction to be held to. Chosen for being idle so long, or in a
   * transaction that has failed, it must not have been used since.
   */
  private Optional<Instant> heldChange(Target target) {
    boolean failed =
        target.state().filter(state -> state.startsWith("idle in transaction")).isPresent();
    return sameTransaction && target.xactStart().isEmpty() && (sameRest || failed)
        ? target.stateChange()
        : Optional.empty();
  }

  private static SqlArray held(
      List<Target> targets, boolean hold, Function<Target, Optional<Instant>> time) {
    return SqlArray.texts(
        targets.stream()
            .map(it -> time.apply(it).filter(_ -> hold).map(Instant::toString))
            .toList());
  }

  private boolean asksForReplication() {
    return conditions.stream()
        .anyMatch(condition ->
            condition instanceof Condition.OneOf list
                && list.key().equals("type")
                && !list.negated()
                && list.globs().stream()
                    .anyMatch(glob -> glob.source().equalsIgnoreCase("walsender")));
  }
}
