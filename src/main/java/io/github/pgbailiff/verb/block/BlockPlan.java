package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.verb.block.BlockCandidate.Chosen;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.StandingBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plan for one target on each cluster, as far as {@code block}, {@code unblock} and {@code
 * drain} have it in common. Where one cluster stands in the way, nothing is changed on any.
 */
public record BlockPlan(Command command, Context context, Turn turn) {

  /** The direction: to block or to unblock. */
  public enum Turn {
    BLOCK,
    UNBLOCK
  }

  /**
   * The plan of the whole command.
   *
   * @param choice what is to be done with a target that exists and that the asker has a right to
   */
  public Plan plan(Function<BlockCandidate, Chosen> choice) {
    BlockTargetName name = TargetNames.of(command);
    List<Chosen.Planned> changes = new ArrayList<>();
    for (PerCluster.ClusterAnswer<Chosen> asked :
        PerCluster.ask(context.scopes(), scope -> choose(scope, name, choice))) {
      switch (asked) {
        case PerCluster.ClusterAnswer.Failed<Chosen>(_, var why) -> throw why;
        case PerCluster.ClusterAnswer.Answered<Chosen>(_, Chosen.Forbidden(String why)) -> {
          return new Plan.Refused(why);
        }
        case PerCluster.ClusterAnswer.Answered<Chosen>(_, Chosen.Refused(String why)) -> {
          return new Plan.Answer(Reply.Refusal.of("refused", why, ExitCode.REFUSED));
        }
        case PerCluster.ClusterAnswer.Answered<Chosen>(_, Chosen.Planned change) ->
            changes.add(change);
      }
    }
    return act(onceEach(changes));
  }

  /** Two of the names may have led to one entry. */
  private static List<Chosen.Planned> onceEach(List<Chosen.Planned> changes) {
    var byEntry = new LinkedHashMap<String, Chosen.Planned>();
    changes.forEach(change -> byEntry.putIfAbsent(change.part().cluster(), change));
    return List.copyOf(byEntry.values());
  }

  private Plan act(List<Chosen.Planned> changes) {
    List<Part> parts = changes.stream().map(Chosen.Planned::part).toList();
    return new Plan.Proposal(
        new Change(command.verb().name(), CanonicalText.forRecord(command), parts),
        List.of(),
        List.of(details(turned(changes))),
        changes.stream().flatMap(change -> change.notes().stream()).toList());
  }

  /** Those that something is done to. */
  private static List<BlockPreview> turned(List<Chosen.Planned> changes) {
    return changes.stream()
        .filter(change -> !change.part().steps().isEmpty())
        .map(change -> change.found().survey())
        .toList();
  }

  private Body details(List<BlockPreview> turned) {
    return switch (turn) {
      case BLOCK -> BlockDetails.of(turned, List.of());
      case UNBLOCK -> BlockDetails.of(List.of(), turned);
    };
  }

  /** Rights come first: whoever has none does not learn which names exist. */
  private Chosen choose(
      AllowedCluster scope, BlockTargetName name, Function<BlockCandidate, Chosen> choice) {
    return new BlockRights(command.verb(), context)
        .objection(scope, name)
        .<Chosen>map(Chosen.Forbidden::new)
        .orElseGet(() -> choose(scope, scope.cluster().blocks().preview(name), choice));
  }

  private Chosen choose(
      AllowedCluster scope, BlockPreview survey, Function<BlockCandidate, Chosen> choice) {
    Optional<Chosen> left = turn == Turn.UNBLOCK ? left(scope, survey) : Optional.empty();
    if (left.isPresent()) {
      return left.get();
    }
    if (survey.target().isEmpty()) {
      throw new UserMistake(scope.name() + ": " + survey.againstBlock().getFirst());
    }
    return switch (standing(scope, survey)) {
      case StandingBlock.Elsewhere(Block _, PostgresCluster entry) ->
          elsewhere(scope, entry, survey.name(), choice);
      case StandingBlock.Untold(Block block, String why) when survey.blocked() ->
          new Chosen.Refused(
              "%s: whether %s keeps it shut cannot be told: %s; nothing was changed"
                  .formatted(scope.name(), block.id(), why));
      case StandingBlock here -> choose(new BlockCandidate(scope, survey, here.own()), choice);
    };
  }

  private Chosen choose(BlockCandidate found, Function<BlockCandidate, Chosen> choice) {
    if (found.survey().identity().inRecovery()) {
      return found.refused(new Primary(context).words(found));
    }
    // What else is in the way says more of a name that is protected too.
    Optional<String> never =
        turn == Turn.BLOCK
            ? found.survey().guarded().map(_ -> found.survey().againstBlock().getFirst())
            : Optional.empty();
    Optional<String> futile =
        turn == Turn.BLOCK && !found.isOurs() ? found.survey().passable() : Optional.empty();
    return never
        .or(() -> futile)
        .or(() -> tooFar(found))
        .map(found::refused)
        .orElseGet(() -> choice.apply(found));
  }

  /** Why its end cannot be moved so far. */
  private Optional<String> tooFar(BlockCandidate found) {
    return found
        .standing()
        .filter(_ -> turn == Turn.BLOCK && found.isOurs() && found.survey().remembers())
        .flatMap(block -> blocks().tooFar(block, command.options().duration(Keys.FOR.name())));
  }

  /**
   * A block is moved and lifted through the entry that it was set under, with the rights on that.
   */
  private Chosen elsewhere(
      AllowedCluster here,
      PostgresCluster entry,
      BlockTargetName name,
      Function<BlockCandidate, Chosen> choice) {
    Cluster there = entry.cluster();
    Limits limits = context.catalog().authorizer().limits(context.asker(), command.verb(), there);
    if (limits.blockExclusion(name.database(), name.named()).isPresent()) {
      // Which name that is, and who blocked it, is nothing for whoever has no right there.
      return new Chosen.Forbidden(
          "%s: %s was blocked under another name of this server; that takes the right there"
              .formatted(here.name(), name.words()));
    }
    return choose(new AllowedCluster(entry, limits, true), name, choice)
        .noting(
            "%s is the same server as %s, under which the block was set"
                .formatted(here.name(), there.name()));
  }

  private StandingBlock standing(AllowedCluster scope, BlockPreview survey) {
    return survey
        .target()
        .map(target -> StandingBlock.of(blocks(), scope.cluster(), survey.identity(), target))
        .orElseGet(StandingBlock.None::new);
  }

  private Blocks blocks() {
    return context.catalog().blocks().get();
  }

  /** The end of a block whose database or role was dropped, whoever has its name now. */
  private Optional<Chosen> left(AllowedCluster scope, BlockPreview survey) {
    if (!(standing(scope, survey) instanceof StandingBlock.None)) {
      return Optional.empty();
    }
    return blocks().open().stream()
        .filter(block -> block.cluster().equals(scope.name()))
        .filter(block -> BlockTargetName.of(block.target()).equals(survey.name()))
        .filter(
            block -> scope.cluster().blocks().currentName(block.target(), block.server()).isEmpty())
        .findFirst()
        .map(block -> new BlockCandidate(scope, survey, Optional.of(block)).ends(block));
  }
}
