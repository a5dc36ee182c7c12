package io.github.pgbailiff.verb;

import io.github.pgbailiff.approval.Block;
import io.github.pgbailiff.approval.Blocks;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.postgres.DoorName;
import io.github.pgbailiff.postgres.DoorSurvey;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.verb.DoorFound.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans what is to become of one door on each cluster: what shutting, opening and draining have in
 * common. Where one cluster stands in the way, nothing is changed on any.
 */
record DoorPlan(Command command, Context context, Turn turn) {

  /** Which way the door turns. */
  enum Turn {
    SHUT,
    OPEN
  }

  /**
   * @param choice what is to be done with a door that exists and that the asker has a right to
   */
  Plan plan(Function<DoorFound, Chosen> choice) {
    DoorName name = DoorNames.of(command);
    List<Chosen.Change> changes = new ArrayList<>();
    for (PerCluster.Asked<Chosen> asked :
        PerCluster.ask(context.scopes(), scope -> choose(scope, name, choice))) {
      switch (asked) {
        case PerCluster.Asked.Failed<Chosen>(_, var why) -> throw why;
        case PerCluster.Asked.Answered<Chosen>(_, Chosen.Denied(String why)) -> {
          return new Plan.Denied(why);
        }
        case PerCluster.Asked.Answered<Chosen>(_, Chosen.Refused(String why)) -> {
          return new Plan.Answer(Reply.Refusal.of("refused", why, ExitCode.REFUSED));
        }
        case PerCluster.Asked.Answered<Chosen>(_, Chosen.Change change) -> changes.add(change);
      }
    }
    return act(changes);
  }

  private Plan act(List<Chosen.Change> changes) {
    List<Part> parts = changes.stream().map(Chosen.Change::part).toList();
    return new Plan.Act(
        new Change(command.verb().name(), command.forRecord(), parts),
        List.of(details(turned(changes))),
        changes.stream().flatMap(change -> change.notes().stream()).toList());
  }

  /** Those that something is done to. */
  private static List<DoorSurvey> turned(List<Chosen.Change> changes) {
    return changes.stream()
        .filter(change -> !change.part().steps().isEmpty())
        .map(change -> change.found().survey())
        .toList();
  }

  private Body details(List<DoorSurvey> turned) {
    return switch (turn) {
      case SHUT -> DoorDetails.of(turned, List.of());
      case OPEN -> DoorDetails.of(List.of(), turned);
    };
  }

  /** Rights come first: whoever has none does not learn which names exist. */
  private Chosen choose(Scope scope, DoorName name, Function<DoorFound, Chosen> choice) {
    Optional<String> limit = scope.limits().blockExclusion(name.database(), name.named());
    if (limit.isPresent()) {
      return new Chosen.Denied(scope.name() + ": " + limit.get());
    }
    DoorSurvey survey = scope.cluster().survey(name);
    Optional<Chosen> left = turn == Turn.OPEN ? left(scope, survey) : Optional.empty();
    if (left.isPresent()) {
      return left.get();
    }
    if (survey.door().isEmpty()) {
      throw new IllegalArgumentException(scope.name() + ": " + survey.toShut().getFirst());
    }
    var found = new DoorFound(scope, survey, standing(scope, survey));
    return survey.identity().inRecovery()
        ? found.refused(survey.toOpen().getFirst())
        : choice.apply(found);
  }

  private Optional<Block> standing(Scope scope, DoorSurvey survey) {
    return survey
        .door()
        .flatMap(door -> blocks().at(survey.identity().systemIdentifier(), scope.name(), door));
  }

  private Blocks blocks() {
    return context.catalog().blocks().get();
  }

  /** The end of a block whose database or role was dropped, whoever has its name now. */
  private Optional<Chosen> left(Scope scope, DoorSurvey survey) {
    if (survey.shut() || standing(scope, survey).isPresent()) {
      return Optional.empty();
    }
    return blocks().open().stream()
        .filter(block -> block.cluster().equals(scope.name()))
        .filter(block -> DoorName.of(block.door()).equals(survey.name()))
        .filter(block -> scope.cluster().nameNow(block.door(), block.server()).isEmpty())
        .findFirst()
        .map(block -> new DoorFound(scope, survey, Optional.of(block)).ends(block));
  }
}
