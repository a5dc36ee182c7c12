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

/** The verb {@code withdraw}, which takes an own request back. */
final class WithdrawVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "withdraw",
          List.of(),
          "take a request of yours back",
          Set.of(Effect.DECIDE),
          List.of(Positional.REQUEST),
          List.of(),
          List.of("withdraw R-1042"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    return new Plan.Decide(command.argument().orElseThrow(), new Decision.Withdraw());
  }
}
