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

/** The verb {@code terminate}, which ends sessions. */
final class TerminateVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "terminate",
          List.of("kill"),
          "end the session; gently:10s cancels first, waits, then terminates what is left",
          Set.of(Effect.TERMINATE),
          List.of(Positional.CLUSTERS, Positional.PIDS),
          Keys.with(Keys.of(Keys.FILTERS, Keys.ACTING), Keys.GENTLY),
          List.of(
              "terminate prod-eu app:checkout,cart client:192.168.3.0/24 user:!etl idle:30m"
                  + " reason:\"stuck deploy, INC-42\"",
              "terminate prod-eu/wiki all dry:yes",
              "terminate prod-eu 71322 gently:10s"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    return new SignalPlan(command, context, Step.Kind.TERMINATE).plan();
  }
}
