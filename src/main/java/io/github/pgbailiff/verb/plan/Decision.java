package io.github.pgbailiff.verb.plan;

import java.util.Optional;

/** What somebody wants to happen to a request. */
public sealed interface Decision {

  /**
   * Let it go ahead.
   *
   * @param cluster the name of its cluster, typed as a confirmation; empty: it is asked for
   */
  record Approve(Optional<String> cluster) implements Decision {}

  /**
   * Do not.
   *
   * @param reason empty: it is asked for
   */
  record Deny(Optional<String> reason) implements Decision {}

  /** Take it back. */
  record Withdraw() implements Decision {}
}
