package io.github.pgbailiff.request;

import java.util.Optional;

/** The result of taking a request further, on the way and once it is stored. */
public sealed interface TransitionResult {

  /** The request as it is when it goes on; what the gate returns is durable and on the record. */
  record Accepted(Request request) implements TransitionResult {}

  /**
   * Nothing of it happened.
   *
   * @param why the thing, what is in the way, and what would be right
   */
  record Rejected(String why, Request asItIsNow) implements TransitionResult {}

  /** There is no such request. */
  record Unknown(String why) implements TransitionResult {}

  /** The request, if it happened. */
  static Optional<Request> accepted(TransitionResult decided) {
    return decided instanceof Accepted(Request request) ? Optional.of(request) : Optional.empty();
  }
}
