package io.github.pgbailiff.approval;

import java.util.Optional;

/** What came of an attempt to take a request further. */
public sealed interface Decided {

  /** It happened, is durable and on the record. */
  record Accepted(Request request) implements Decided {}

  /**
   * Nothing of it happened.
   *
   * @param why the thing, what is in the way, and what would be right
   */
  record Rejected(String why, Request asItIsNow) implements Decided {}

  /** There is no such request. */
  record Unknown(String why) implements Decided {}

  /** The request, if it happened. */
  static Optional<Request> accepted(Decided decided) {
    return decided instanceof Accepted(Request request) ? Optional.of(request) : Optional.empty();
  }
}
