package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.verb.plan.Context;
import java.util.List;
import java.util.Optional;

/** The standing block that a command names by its id. */
public record NamedBlock(Block block) {
  /**
   * The one of this id.
   *
   * @throws UserMistake when none of those that the asker may know of is called so, or the command
   *     also says where
   */
  public static NamedBlock of(String id, Command command, Context context) {
    if (!command.clusters().isEmpty() || !command.conditions().isEmpty()) {
      throw new UserMistake(
          "%s: %s says where; leave the cluster and filters out"
              .formatted(command.verb().name(), id));
    }
    return context
        .catalog()
        .blocks()
        .get()
        .find(id)
        .filter(it -> concerns(it, context))
        .map(NamedBlock::new)
        .orElseThrow(() ->
            new UserMistake(
                "%s: there is no block %s that you may see; blocks lists those that stand"
                    .formatted(command.verb().name(), id)));
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

  /** The command with this verb that spells out what the block is about. */
  public Command spelledOut(Declaration verb, Command command) {
    return new Command(
        verb,
        List.of(new ClusterPattern(Glob.exactly(block.cluster()).source())),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        BlockTargetName.of(block.target()).conditions(),
        command.options());
  }
}
