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
 * @param notes what else people should know, such as what was changed by hand
 */
public record BlockEnd(
    Optional<Identity> by, Optional<String> request, String why, List<String> notes) {
  public BlockEnd {
    notes = List.copyOf(notes);
  }

  /** Its lease ended, and its target was unblocked. */
  public static BlockEnd byLease(List<String> notes) {
    return new BlockEnd(Optional.empty(), Optional.empty(), "its time was up", notes);
  }

  /** Its lease ended, and somebody had unblocked its target by hand before. */
  public static BlockEnd openedByHand(List<String> notes) {
    return new BlockEnd(
        Optional.empty(), Optional.empty(), "it was opened by hand meanwhile", notes);
  }

  /** Its target is there no more. */
  public static BlockEnd gone(List<String> notes) {
    return new BlockEnd(Optional.empty(), Optional.empty(), "what it shut was dropped", notes);
  }

  /** Its target was not blocked after all, so that there is nothing to lift. */
  public static BlockEnd notShut(Identity party, String request, String why) {
    return new BlockEnd(
        Optional.of(party), Optional.of(request), "it was not shut: " + why, List.of());
  }

  /** Somebody lifted it. */
  public static BlockEnd by(Identity party, String request, List<String> notes) {
    return new BlockEnd(Optional.of(party), Optional.of(request), "unblocked", notes);
  }

  /** Why, with the notes. */
  String words() {
    return notes.isEmpty() ? why : why + " (" + String.join("; ", notes) + ")";
  }
}
