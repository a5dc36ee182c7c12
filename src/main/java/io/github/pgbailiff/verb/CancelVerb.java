package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.signal.SignalPlan;
import java.util.List;
import java.util.Set;

/** The verb {@code cancel}, which ends the running query; the session lives. */
final class CancelVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "cancel",
          List.of(),
          "cancel the running query; the session lives",
          Set.of(Effect.CANCEL),
          List.of(Positional.CLUSTERS, Positional.PIDS),
          Keys.of(Keys.FILTERS, Keys.ACTING),
          List.of("cancel prod-eu 8603", "cancel prod-eu user:report age:10m"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    return new SignalPlan(command, context, Step.Kind.CANCEL).plan();
  }
}
