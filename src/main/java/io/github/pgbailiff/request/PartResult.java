package io.github.pgbailiff.request;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The outcome of one cluster's part of a change.
 *
 * @param problem why the part was refused or not carried out to its end, in words
 * @param block what became of the block that it sets or lifts
 * @param notes what else people should know, in words
 * @param after what was seen of those who waited; empty where nobody looked
 */
public record PartResult(
    String cluster,
    Optional<String> problem,
    Optional<OfBlock> block,
    List<OfTarget> targets,
    List<String> notes,
    Optional<Aftermath> after) {
  public PartResult {
    targets = List.copyOf(targets);
    notes = List.copyOf(notes);
  }

  /** What became of a part that neither sets nor lifts a block. */
  public PartResult(
      String cluster, Optional<String> problem, List<OfTarget> targets, List<String> notes) {
    this(cluster, problem, Optional.empty(), targets, notes, Optional.empty());
  }

  /** What became of a part after which nobody looked at those who waited. */
  public PartResult(
      String cluster,
      Optional<String> problem,
      Optional<OfBlock> block,
      List<OfTarget> targets,
      List<String> notes) {
    this(cluster, problem, block, targets, notes, Optional.empty());
  }

  /** The outcome for one frozen session. */
  public record OfTarget(SessionId session, Outcome outcome) {}

  /**
   * The outcome for a block.
   *
   * @param name such as {@code database wiki}
   * @param words such as {@code shut} or {@code open already (by hand)}
   * @param left what was meant is not so
   * @param block the id of the block that stands
   * @param sql what was done
   * @param undo what undoes it
   * @param stillIn who gets in all the same
   * @param until when the block is lifted by itself
   */
  public record OfBlock(
      String name,
      String words,
      boolean left,
      Optional<String> block,
      List<String> sql,
      List<String> undo,
      List<Entrant> stillIn,
      Optional<Instant> until) {
    public OfBlock {
      sql = List.copyOf(sql);
      undo = List.copyOf(undo);
      stillIn = List.copyOf(stillIn);
    }
  }

  /** A role that gets in although the target is blocked. */
  public record Entrant(String role, String via) {}

  /** What became of some of the sessions of the part and of its block, without a word of others. */
  public PartResult reducedTo(Part some) {
    Set<SessionId> ids = some.targets().stream().map(Target::id).collect(Collectors.toSet());
    List<OfTarget> shown = targets.stream().filter(it -> ids.contains(it.session())).toList();
    boolean blocks = some.steps().stream().anyMatch(step -> step.blockTarget().isPresent());
    return new PartResult(
        cluster, Optional.empty(), blocks ? block : Optional.empty(), shown, List.of());
  }

  /** Whether something that was meant did not happen. */
  public boolean left() {
    return problem.isPresent()
        || block.filter(OfBlock::left).isPresent()
        || targets.stream().anyMatch(it -> it.outcome().kind().left());
  }
}
