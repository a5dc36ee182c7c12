package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.block.BlockCandidate;
import io.github.pgbailiff.verb.block.BlockCandidate.Chosen;
import io.github.pgbailiff.verb.block.BlockImpact;
import io.github.pgbailiff.verb.block.BlockPlan;
import io.github.pgbailiff.verb.block.NamedBlock;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verb {@code unblock}: connections are accepted again, as before the block. */
final class UnblockVerb implements Verb {
  /** What it takes to open what somebody else has shut. */
  private static final String OPEN = "open";

  private static final Declaration DECLARATION =
      new Declaration(
          "unblock",
          List.of("uncordon"),
          "accept new connections again, exactly as before the block",
          Set.of(Effect.BLOCK),
          List.of(Positional.CLUSTERS, Positional.BLOCK),
          Keys.of(List.of(Keys.DB, Keys.USER), Keys.ACTING),
          List.of("unblock prod-eu db:wiki", "unblock B-7"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    Optional<String> id = command.argument();
    if (id.isPresent()) {
      NamedBlock named = NamedBlock.of(id.get(), command, context);
      return new Plan.Instead(named.spelledOut(DECLARATION, command));
    }
    return new BlockPlan(command, context, BlockPlan.Turn.UNBLOCK)
        .plan(found -> choose(found, context));
  }

  private static Chosen choose(BlockCandidate found, Context context) {
    if (!found.survey().blocked() && !found.isOurs()) {
      return found.nothing(
          Stream.concat(Stream.of("is open already"), found.survey().hindrances().stream())
              .collect(Collectors.joining(", but ")));
    }
    Optional<String> missing = found.isOurs() ? Optional.empty() : missing(found, context);
    if (missing.isPresent()) {
      return found.denied(
          "%s was shut by hand; to open that takes the permission %s: %s"
              .formatted(found.survey().name().words(), OPEN, missing.get()));
    }
    return found.survey().blocked() && !found.survey().againstUnblock().isEmpty()
        ? found.refused(found.survey().againstUnblock().getFirst())
        : found.act(
            List.of(new Step.Unblock(found.target(), !found.isOurs())),
            new BlockImpact(found, context.catalog().clock().instant()).ofOpening(),
            List.of());
  }

  private static Optional<String> missing(BlockCandidate found, Context context) {
    BlockTargetName name = found.survey().name();
    return context
        .limits(OPEN, found.scope().cluster().cluster())
        .blockExclusion(name.database(), name.named());
  }
}
