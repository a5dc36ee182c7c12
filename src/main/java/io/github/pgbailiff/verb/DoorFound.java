package io.github.pgbailiff.verb;

import io.github.pgbailiff.approval.Block;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.CatalogueRow;
import io.github.pgbailiff.postgres.DoorSurvey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A door as it was found on one cluster.
 *
 * @param standing the block that is on record for it
 */
record DoorFound(Scope scope, DoorSurvey survey, Optional<Block> standing) {

  /** What is to be done about it on that cluster. */
  sealed interface Chosen {

    /** The same with one more thing that the asker should know, where something is to be done. */
    default Chosen noting(String note) {
      return this instanceof Change(DoorFound found, Part part, List<String> notes)
          ? new Change(found, part, Stream.concat(Stream.of(note), notes.stream()).toList())
          : this;
    }

    /**
     * This; without steps there is nothing to do.
     *
     * @param notes what the asker should know that is not in the part
     */
    record Change(DoorFound found, Part part, List<String> notes) implements Chosen {}

    /** Nothing, for want of a right of the asker's. */
    record Denied(String why) implements Chosen {}

    /** Nothing, since it would go wrong. */
    record Refused(String why) implements Chosen {}
  }

  Door door() {
    return survey.door().orElseThrow();
  }

  /** Such as {@code database wiki on prod-eu}. */
  String words() {
    return survey.name().words() + " on " + scope.name();
  }

  /** Whether pgbailiff has shut it, by this store or by what the cluster's functions keep. */
  boolean isOurs() {
    return survey.former().isPresent() || (standing.isPresent() && !isShutAnew());
  }

  /** Whether somebody has opened it and shut it again since pgbailiff did. */
  boolean isShutAnew() {
    return survey.shut()
        && standing
            .flatMap(block -> CatalogueRow.kept(block.former()))
            .filter(kept -> survey.row().filter(kept::isWrittenAnew).isPresent())
            .isPresent();
  }

  /** Whether it is shut, and it was not pgbailiff. */
  boolean isShutByHand() {
    return survey.shut() && !isOurs();
  }

  Chosen act(List<Step> steps, List<String> impact, List<String> notes) {
    var part = new Part(scope.name(), survey.identity(), steps, List.of(), impact);
    return new Chosen.Change(this, part, notes);
  }

  Chosen ends(Block block) {
    return act(
        List.of(new Step.Open(block.door(), false)),
        List.of("%s was dropped: only %s ends".formatted(survey.name().words(), block.id())),
        List.of());
  }

  Chosen nothing(String why) {
    return act(List.of(), List.of(), List.of(words() + " " + why));
  }

  Chosen refused(String why) {
    return new Chosen.Refused(scope.name() + ": " + why + "; nothing was changed");
  }

  Chosen denied(String why) {
    return new Chosen.Denied(scope.name() + ": " + why);
  }
}
