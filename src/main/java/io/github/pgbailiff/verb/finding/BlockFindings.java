package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences of standing blocks, with what whoever asks may do about each. */
public final class BlockFindings {
  /** As many stand below a list of something else. */
  private static final int MOST = 3;

  private BlockFindings() {}

  /**
   * One block.
   *
   * @param alone whether no other stands beside it, so that its buttons need no name
   */
  public static Finding of(Block block, Context context, boolean alone) {
    Instant now = context.catalog().clock().instant();
    return Finding.of(Mark.NONE, BlockSentence.of(block, now))
        .then(steps(block, context, alone ? "" : " " + block.id()));
  }

  private static List<Step> steps(Block block, Context context, String name) {
    List<Step> steps = new ArrayList<>();
    BlockTargetName target = BlockTargetName.of(block.target());
    if (may("unblock", block, context)) {
      steps.add(
          new Step(
              "Reopen%s…".formatted(name),
              Style.PRIMARY,
              Stream.concat(Stream.of("unblock", block.cluster()), target.typedWords().stream())
                  .toList(),
              List.of()));
    }
    Instant now = context.catalog().clock().instant();
    block
        .prolonged(now)
        .filter(_ -> may("block", block, context))
        .map(it -> "for:" + Durations.format(it))
        .ifPresent(it -> steps.add(Step.look("+30m" + name, "extend", block.id(), it)));
    return steps;
  }

  private static boolean may(String verb, Block block, Context context) {
    BlockTargetName target = BlockTargetName.of(block.target());
    Optional<Declaration> declaration =
        context.catalog().verbs().stream().filter(it -> it.name().equals(verb)).findFirst();
    return cluster(block, context)
        .flatMap(at ->
            declaration.map(it -> context.catalog().authorizer().limits(context.asker(), it, at)))
        .filter((Limits it) -> it.blockExclusion(target.database(), target.named()).isEmpty())
        .isPresent();
  }

  private static Optional<Cluster> cluster(Block block, Context context) {
    return context.catalog().clusters().stream()
        .filter(it -> it.name().equals(block.cluster()))
        .findFirst();
  }

  /** One line a block that keeps out somebody whom the asker may see there. */
  public static List<Finding> standing(List<AllowedCluster> scopes, Context context) {
    Instant now = context.catalog().clock().instant();
    return context.catalog().hints().blocks().get().stream()
        .filter(block -> scopes.stream().anyMatch(it -> concerns(block, it, context)))
        .limit(MOST)
        .map(it ->
            Finding.of(Mark.NONE, BlockSentence.of(it, now))
                .then(List.of(Step.look("Blocks", "blocks"))))
        .toList();
  }

  private static boolean concerns(Block block, AllowedCluster scope, Context context) {
    BlockTargetName name = BlockTargetName.of(block.target());
    return block.cluster().equals(scope.name())
        && context
            .limits(Effect.READ.word(), scope.cluster().cluster())
            .concernBlock(name.database(), name.named());
  }
}
