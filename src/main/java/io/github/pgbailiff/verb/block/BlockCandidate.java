package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Evidence;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.block.CatalogueRow;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The target of a block as it was found on one cluster.
 *
 * @param standing the block that is on record for it
 */
public record BlockCandidate(AllowedCluster scope, BlockPreview survey, Optional<Block> standing) {

  /** The choice of what is to be done about it on that cluster. */
  public sealed interface Chosen {

    /** The same with one more thing that the asker should know, where something is to be done. */
    default Chosen noting(String note) {
      return this instanceof Planned(BlockCandidate found, Part part, List<String> notes)
          ? new Planned(found, part, Stream.concat(Stream.of(note), notes.stream()).toList())
          : this;
    }

    /**
     * A part of a change; without steps there is nothing to do.
     *
     * @param notes what the asker should know that is not in the part
     */
    record Planned(BlockCandidate found, Part part, List<String> notes) implements Chosen {}

    /** Nothing, for want of a right of the asker's. */
    record Forbidden(String why) implements Chosen {}

    /** Nothing, since it would go wrong. */
    record Refused(String why) implements Chosen {}
  }

  public BlockTarget target() {
    return survey.target().orElseThrow();
  }

  /** Such as {@code database wiki on prod-eu}. */
  String words() {
    return survey.name().words() + " on " + scope.name();
  }

  /** Whether pgbailiff has shut it, by this store or by what the cluster's functions keep. */
  public boolean isOurs() {
    return survey.former().isPresent() || (standing.isPresent() && !isShutAnew());
  }

  /** Whether somebody has opened it and shut it again since pgbailiff did. */
  boolean isShutAnew() {
    return survey.blocked()
        && standing
            .flatMap(block -> CatalogueRow.kept(block.former()))
            .filter(kept -> survey.row().filter(kept::isWrittenAnew).isPresent())
            .isPresent();
  }

  /** Whether it is shut, and it was not pgbailiff. */
  public boolean isShutByHand() {
    return survey.blocked() && !isOurs();
  }

  /** The step that shuts it, or moves the end of the block that keeps it shut. */
  public Step.Block block(Optional<Duration> lease, Instant now) {
    return new Step.Block(
        target(),
        lease,
        standing
            .filter(_ -> survey.blocked())
            .map(it -> new Step.StandingBlock(it.id(), it.until(), now)));
  }

  public Chosen act(List<Step> steps, List<String> impact, List<String> notes) {
    return act(steps, impact, notes, Optional.empty());
  }

  /**
   * What is to be done.
   *
   * @param seen of the sessions that it would end
   */
  Chosen act(List<Step> steps, List<String> impact, List<String> notes, Optional<Evidence> seen) {
    var part = new Part(scope.name(), survey.identity(), steps, List.of(), impact, seen);
    return new Chosen.Planned(this, part, notes);
  }

  Chosen ends(Block block) {
    return act(
        List.of(new Step.Unblock(block.target(), false)),
        List.of("%s was dropped: only %s ends".formatted(survey.name().words(), block.id())),
        List.of());
  }

  public Chosen nothing(String why) {
    return act(List.of(), List.of(), List.of(words() + " " + why));
  }

  public Chosen refused(String why) {
    return new Chosen.Refused(scope.name() + ": " + why + "; nothing was changed");
  }

  public Chosen denied(String why) {
    return new Chosen.Forbidden(scope.name() + ": " + why);
  }
}
