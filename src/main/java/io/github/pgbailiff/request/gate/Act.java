package io.github.pgbailiff.request.gate;

import java.util.Optional;

/** Something that a person does about a request. {@link RequestRights} says what it takes. */
public sealed interface Act {

  /**
   * The requester confirms.
   *
   * @param reason the reason that the card asked for; empty: the one given before
   */
  record Confirm(Optional<String> reason) implements Act {}

  /** The requester answers the confirmation with no. */
  record Dismiss() implements Act {}

  /** Somebody else approves. */
  record Approve() implements Act {}

  /** Somebody who may approve says no. */
  record Deny(String reason) implements Act {}

  /** The requester takes it back. */
  record Withdraw() implements Act {}

  /**
   * The requester goes ahead without approvals; that confirms the request too.
   *
   * @param cluster what they typed as the name of the request's only cluster
   */
  record BreakGlass(String cluster, String reason) implements Act {
    public BreakGlass {
      cluster = cluster.strip();
      reason = reason.strip();
    }
  }
}
