package io.github.pgbailiff.verb;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code extend}: another end of a standing block, the same as if somebody blocked its target once
 * more.
 */
final class ExtendVerb implements Verb {
  private static final String BLOCK = "block";
  private static final Declaration DECLARATION =
      new Declaration(
          "extend",
          List.of(),
          "move the end of a block; for: counts from now",
          Set.of(Effect.BLOCK),
          List.of(Positional.BLOCK),
          Keys.with(List.of(Keys.FOR), Keys.REASON),
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
    Block block =
        context.catalog().blocks().get().open().stream()
            .filter(it -> it.id().equalsIgnoreCase(id))
            .filter(it -> concerns(it, context))
            .findFirst()
            .orElseThrow(() ->
                new UserMistake(
                    "extend: there is no block %s that you may see; blocks lists those that stand"
                        .formatted(id)));
    return new Plan.Instead(blockAgain(block, command, context));
  }

  /** Whether the asker may know of the block. */
  private static boolean concerns(Block block, Context context) {
    BlockTargetName name = BlockTargetName.of(block.target());
    Optional<Cluster> cluster =
        context.catalog().clusters().stream()
            .filter(it -> it.name().equals(block.cluster()))
            .findFirst();
    return cluster
        .filter(it ->
            context.limits(Effect.READ.word(), it).concernBlock(name.database(), name.named()))
        .isPresent();
  }

  private static Command blockAgain(Block block, Command command, Context context) {
    Declaration verb =
        context.catalog().verbs().stream()
            .filter(it -> it.name().equals(BLOCK))
            .findFirst()
            .orElseThrow();
    BlockTargetName name = BlockTargetName.of(block.target());
    List<Condition> conditions =
        Stream.concat(
                name.database().map(it -> exactly(Keys.DB.name(), it)).stream(),
                name.role().map(it -> exactly(Keys.USER.name(), it)).stream())
            .toList();
    return new Command(
        verb,
        List.of(new ClusterPattern(Glob.exactly(block.cluster()).source())),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        conditions,
        command.options());
  }

  private static Condition exactly(String key, String name) {
    return new Condition.OneOf(key, false, List.of(Glob.exactly(name)));
  }
}
