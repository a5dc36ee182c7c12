package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Decision;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Set;

/** The verb {@code approve}, which lets a request go ahead. */
final class ApproveVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "approve",
          List.of(),
          "let a request go ahead",
          Set.of(Effect.DECIDE),
          List.of(Positional.REQUEST, Positional.CONFIRMATION),
          List.of(),
          List.of("approve R-1042", "approve R-1042 prod-eu"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    return new Plan.Decide(
        command.argument().orElseThrow(), new Decision.Approve(command.confirmation()));
  }
}
