package io.github.pgbailiff.block;

import io.github.pgbailiff.access.Identity;
import java.util.List;
import java.util.Optional;

/**
 * The end of a block.
 *
 * @param by who asked for it; empty: its lease ended
 * @param request that asked for it
 * @param why in words
 * @param undone whether its target was opened by it, and was not open already
 * @param notes what else people should know, such as what was changed by hand
 */
public record BlockEnd(
    Optional<Identity> by,
    Optional<String> request,
    String why,
    boolean undone,
    List<String> notes) {
  public BlockEnd {
    notes = List.copyOf(notes);
  }

  /** Its lease ended, and its target was unblocked. */
  public static BlockEnd byLease(List<String> notes) {
    return new BlockEnd(Optional.empty(), Optional.empty(), "its time was up", true, notes);
  }

  /** Its lease ended, and somebody had unblocked its target by hand before. */
  public static BlockEnd openedByHand(List<String> notes) {
    return new BlockEnd(
        Optional.empty(), Optional.empty(), "it was opened by hand meanwhile", false, notes);
  }

  /**
   * Another server has taken over, on which its target is open.
   *
   * @param where the one that has, and from which
   */
  public static BlockEnd lost(String where) {
    return new BlockEnd(
        Optional.empty(),
        Optional.empty(),
        "it is open on %s: lost at the failover, or opened by hand before".formatted(where),
        false,
        List.of());
  }

  /** Its target is there no more. */
  public static BlockEnd gone(List<String> notes) {
    return new BlockEnd(
        Optional.empty(), Optional.empty(), "what it shut was dropped", false, notes);
  }

  /** Its target was not blocked after all, so that there is nothing to lift. */
  public static BlockEnd notShut(Identity party, String request, String why) {
    return new BlockEnd(
        Optional.of(party), Optional.of(request), "it was not shut: " + why, false, List.of());
  }

  /** Somebody lifted it. */
  public static BlockEnd by(Identity party, String request, List<String> notes) {
    return new BlockEnd(Optional.of(party), Optional.of(request), "unblocked", true, notes);
  }

  /** Why, with the notes. */
  String words() {
    return notes.isEmpty() ? why : why + " (" + String.join("; ", notes) + ")";
  }
}
