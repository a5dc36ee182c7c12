package io.github.pgbailiff.bot;

import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.request.gate.Act;
import java.util.Optional;

/** The act on a request that a button stands for. */
final class PressedAct {
  private PressedAct() {}

  /**
   * Empty for a button that decides nothing.
   *
   * @param reason what was filled in
   * @param cluster likewise
   */
  static Optional<Act> of(Press.Action action, String reason, String cluster) {
    return switch (action) {
      case CONFIRM -> Optional.of(new Act.Confirm(Optional.empty()));
      case CONFIRM_WITH_REASON -> Optional.of(new Act.Confirm(Optional.of(reason)));
      case DISMISS -> Optional.of(new Act.Dismiss());
      case WITHDRAW -> Optional.of(new Act.Withdraw());
      case APPROVE -> Optional.of(new Act.Approve());
      case DENY -> Optional.of(new Act.Deny(reason));
      case BREAK_GLASS -> Optional.of(new Act.BreakGlass(cluster, reason));
      case DETAILS, DRAIN, PAGE, CSV, SELECT_CANCEL, SELECT_TERMINATE -> Optional.empty();
    };
  }
}
