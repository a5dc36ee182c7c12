package io.github.pgbailiff.verb;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.verb.block.BlockCandidate;
import io.github.pgbailiff.verb.block.BlockCandidate.Chosen;
import io.github.pgbailiff.verb.block.BlockImpact;
import io.github.pgbailiff.verb.block.BlockPlan;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The verb {@code block}: new connections are refused, those that are there stay. */
final class BlockVerb implements Verb {
  static final Declaration DECLARATION =
      new Declaration(
          "block",
          List.of("cordon"),
          "refuse new connections to a database, of a role, or of a role to a database",
          Set.of(Effect.BLOCK),
          List.of(Positional.CLUSTERS),
          Keys.of(List.of(Keys.DB, Keys.USER, Keys.FOR), Keys.ACTING),
          List.of(
              "block prod-eu db:wiki for:30m",
              "block prod-eu user:blog reason:\"INC-42\"",
              "block prod-eu db:wiki user:public"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    Optional<Duration> lease = command.options().duration(Keys.FOR.name());
    return new BlockPlan(command, context, BlockPlan.Turn.BLOCK)
        .plan(found -> choose(found, lease, context));
  }

  private static Chosen choose(BlockCandidate found, Optional<Duration> lease, Context context) {
    if (found.isShutByHand()) {
      return found.nothing(
          "is shut already, by %s: it is left as it is, and no block is recorded"
              .formatted(ofPublic(found, context).map(BlockVerb::words).orElse("hand")));
    }
    if (!found.survey().blocked() && !found.survey().againstBlock().isEmpty()) {
      return found.refused(found.survey().againstBlock().getFirst());
    }
    Instant now = context.catalog().clock().instant();
    var impact = new BlockImpact(found, now);
    return found.act(
        List.of(found.block(lease, now)),
        Stream.of(impact.ofShutting(lease), impact.ofStaying(), impact.statements())
            .flatMap(List::stream)
            .toList(),
        List.of());
  }

  /** The block of everybody that keeps the role out of the database too. */
  private static Optional<Block> ofPublic(BlockCandidate found, Context context) {
    return found.target() instanceof BlockTarget.RoleInDatabase(String database, long oid, _, _)
        ? context
            .catalog()
            .blocks()
            .get()
            .at(
                found.survey().identity().systemIdentifier(),
                found.scope().name(),
                new BlockTarget.PublicInDatabase(database, oid))
        : Optional.empty();
  }

  private static String words(Block block) {
    return "%s of %s (%s)".formatted(block.id(), block.by().name(), block.sql());
  }
}
