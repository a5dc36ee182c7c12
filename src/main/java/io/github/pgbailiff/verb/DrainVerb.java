package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.block.BlockPlan;
import io.github.pgbailiff.verb.block.DrainPlan;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Set;

/**
 * The verb {@code drain}: new connections are refused, and those that are there are ended until
 * none is left.
 */
final class DrainVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "drain",
          List.of(),
          "block, end every session inside, wait until none is left, or undo it",
          Set.of(Effect.BLOCK, Effect.TERMINATE),
          List.of(Positional.CLUSTERS),
          Keys.of(List.of(Keys.DB, Keys.USER, Keys.FOR, Keys.KEEP), Keys.ACTING),
          List.of(
              "drain prod-eu/wiki for:1h reason:\"9.4 upgrade\"",
              "drain prod-eu user:blog keep:yes"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    var drain = new DrainPlan(command, context.catalog().clock().instant());
    return new BlockPlan(command, context, BlockPlan.Turn.BLOCK).plan(drain::choose);
  }
}
