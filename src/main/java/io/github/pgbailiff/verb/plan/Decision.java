package io.github.pgbailiff.verb.plan;

import java.util.Optional;

/** The wish of somebody about a request. */
public sealed interface Decision {

  /**
   * The wish that it goes ahead.
   *
   * @param cluster the name of its cluster, typed as a confirmation; empty: it is asked for
   */
  record Approve(Optional<String> cluster) implements Decision {}

  /**
   * The wish that it does not.
   *
   * @param reason empty: it is asked for
   */
  record Deny(Optional<String> reason) implements Decision {}

  /** The wish of its requester to take it back. */
  record Withdraw() implements Decision {}
}
