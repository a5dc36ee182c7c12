package io.github.pgbailiff.change;

import java.time.Instant;
import java.util.Optional;

/**
 * A session as it was when it was chosen. The times tell whether it still does what it was chosen
 * for.
 *
 * @param state as {@code pg_stat_activity} has it; empty before version 9.2 and for background
 *     processes
 * @param permission what it takes to signal it besides a right to the verb, such as {@code
 *     walsender}
 */
public record Target(
    SessionId id,
    Optional<String> database,
    Optional<String> user,
    Optional<String> application,
    Optional<String> client,
    Optional<String> state,
    Optional<Instant> xactStart,
    Optional<Instant> queryStart,
    Optional<Instant> stateChange,
    Optional<String> permission) {

  /** A target that takes no permission of its own. */
  public Target(
      SessionId id,
      Optional<String> database,
      Optional<String> user,
      Optional<String> application,
      Optional<String> client,
      Optional<String> state,
      Optional<Instant> xactStart,
      Optional<Instant> queryStart,
      Optional<Instant> stateChange) {
    this(
        id,
        database,
        user,
        application,
        client,
        state,
        xactStart,
        queryStart,
        stateChange,
        Optional.empty());
  }

  public int pid() {
    return id.pid();
  }

  /** The same, which takes that permission. */
  public Target taking(String permission) {
    return new Target(
        id,
        database,
        user,
        application,
        client,
        state,
        xactStart,
        queryStart,
        stateChange,
        Optional.of(permission));
  }
}
