package io.github.pgbailiff.executor;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What kind of process this is.
 *
 * @param holder names this process in leases, and no other one ever
 * @param serves whether it is a long-running one that carries out what others leave to it
 * @param recordsReads whether plain reading goes on the record
 * @param stays whether it stays until the blocks that it sets for a time are lifted
 * @param noDecisions why nobody may decide on requests of others through this process
 */
public record ExecutorSettings(
    String holder,
    boolean serves,
    boolean recordsReads,
    boolean stays,
    Optional<String> noDecisions) {

  /** A process on the host, under a name of its own. */
  public static ExecutorSettings of(String host, boolean serves, boolean recordsReads) {
    // A secure random number would be no more unique, and takes a one-shot command much longer.
    var random = new SplittableRandom();
    var unique = new UUID(random.nextLong(), random.nextLong());
    String holder = host + "/" + ProcessHandle.current().pid() + "/" + unique;
    return new ExecutorSettings(holder, serves, recordsReads, false, Optional.empty());
  }

  /** The same for a process that stays until the blocks that it sets for a time are lifted. */
  public ExecutorSettings staying() {
    return new ExecutorSettings(holder, serves, recordsReads, true, noDecisions);
  }

  /** The same, but nobody decides on requests of others through it. */
  public ExecutorSettings withoutDecisions(String why) {
    return new ExecutorSettings(holder, serves, recordsReads, stays, Optional.of(why));
  }
}
