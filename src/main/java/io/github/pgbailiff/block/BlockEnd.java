package io.github.pgbailiff.block;

import io.github.pgbailiff.access.Identity;
import java.util.List;
import java.util.Optional;

/**
 * How a block came to its end.
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

  /** Its lease ended, and the door was opened. */
  public static BlockEnd byLease(List<String> notes) {
    return new BlockEnd(Optional.empty(), Optional.empty(), "its time was up", notes);
  }

  /** Its lease ended, and somebody had opened the door by hand before. */
  public static BlockEnd openedByHand(List<String> notes) {
    return new BlockEnd(
        Optional.empty(), Optional.empty(), "it was opened by hand meanwhile", notes);
  }

  /** What it shut is there no more. */
  public static BlockEnd gone(List<String> notes) {
    return new BlockEnd(Optional.empty(), Optional.empty(), "what it shut was dropped", notes);
  }

  /** The door was not shut after all, so that there is nothing to lift. */
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
