package io.github.pgbailiff.block;

import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.store.Tx;

/**
 * The announcements about blocks. What people ask for is on the card of their request; this is for
 * what nobody is waiting for.
 */
record BlockNotices(Announcements announcements, Recipients audience) {

  void ending(Tx tx, Block block) {
    say(
        tx,
        block,
        "%s on %s ends in %s: %s. extend %s for:30m moves its end."
            .formatted(
                block.id(),
                block.cluster(),
                Durations.format(DueBlocks.WARNING),
                block.undo(),
                block.id()));
  }

  /** Its own card says until when it stands, whoever moved that. */
  void moved(Tx tx, Block block) {
    announcements.again(tx, block.request());
  }

  /**
   * Only the end of a lease: for the rest there is a card. The card of the block itself loses its
   * button.
   */
  void lifted(Tx tx, Block block, BlockEnd how) {
    announcements.again(tx, block.request());
    if (how.by().isEmpty()) {
      say(
          tx,
          block,
          "%s on %s is %s, %s%s. It was set by %s (%s)."
              .formatted(
                  block.id(),
                  block.cluster(),
                  how.undone() ? "lifted" : "over",
                  how.words(),
                  how.undone() ? ": " + block.undo() : "",
                  block.by().name(),
                  block.request()));
    }
  }

  void takenOver(Tx tx, Block block, String how) {
    say(
        tx,
        block,
        "%s on %s stands on %s. It was set by %s (%s)."
            .formatted(block.id(), block.cluster(), how, block.by().name(), block.request()));
  }

  void trouble(Tx tx, Block block, String why) {
    say(
        tx,
        block,
        "%s on %s should have ended and still stands: %s. It is tried again; by hand: %s"
            .formatted(block.id(), block.cluster(), why, block.undo()));
  }

  private void say(Tx tx, Block block, String text) {
    announcements.notice(tx, audience.ofEnd(block.place()), text);
  }
}
