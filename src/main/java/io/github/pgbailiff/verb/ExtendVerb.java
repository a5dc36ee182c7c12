package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.verb.block.NamedBlock;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Set;

/**
 * {@code extend}: another end of a standing block, the same as if somebody blocked its target once
 * more.
 */
final class ExtendVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "extend",
          List.of(),
          "move the end of a block; for: counts from now",
          Set.of(Effect.BLOCK),
          List.of(Positional.BLOCK),
          Keys.of(List.of(Keys.FOR), Keys.ACTING),
          List.of("extend B-7 for:30m"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    String id = command.argument().orElseThrow();
    if (command.options().duration(Keys.FOR.name()).isEmpty()) {
      throw new UserMistake("extend: for: is missing; extend " + id + " for:30m would be right");
    }
    return new Plan.Instead(
        NamedBlock.of(id, command, context).spelledOut(BlockVerb.DECLARATION, command));
  }
}
