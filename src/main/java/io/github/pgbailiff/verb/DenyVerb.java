package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Decision;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Set;

/** The verb {@code deny}, which refuses a request. */
final class DenyVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "deny",
          List.of(),
          "refuse a request, with a reason",
          Set.of(Effect.DECIDE),
          List.of(Positional.REQUEST),
          List.of(Keys.REASON),
          List.of("deny R-1042 reason:\"the deploy is being rolled back\""));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    return new Plan.Decide(
        command.argument().orElseThrow(),
        new Decision.Deny(command.options().text(Keys.REASON.name())));
  }
}
