package io.github.pgbailiff.execution;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;

/**
 * The kind of process that this is.
 *
 * @param holder names this process in leases, and no other one ever
 * @param serves whether it is a long-running one that carries out what others leave to it
 * @param recordsReads whether plain reading goes on the record
 * @param stays whether it stays until the blocks that it sets for a time are lifted
 * @param endsWithAnswer whether it ends with its first answer, so that nothing on it can be pressed
 * @param noDecisions why nobody may decide on requests of others through this process, given the
 *     name of the live long-running process of the store
 */
public record ProcessSettings(
    String holder,
    boolean serves,
    boolean recordsReads,
    boolean stays,
    boolean endsWithAnswer,
    Function<Optional<String>, Optional<String>> noDecisions) {

  /**
   * A process under a name of its own.
   *
   * @param where how its name begins: the host, or host and account as {@code db1/1001}
   */
  public static ProcessSettings of(String where, boolean serves, boolean recordsReads) {
    // A secure random number would be no more unique, and takes a one-shot command much longer.
    var random = new SplittableRandom();
    var unique = new UUID(random.nextLong(), random.nextLong());
    String holder = where + "/" + ProcessHandle.current().pid() + "/" + unique;
    return new ProcessSettings(holder, serves, recordsReads, false, false, _ -> Optional.empty());
  }

  /** The same for a process that stays until the blocks that it sets for a time are lifted. */
  public ProcessSettings staying() {
    return new ProcessSettings(holder, serves, recordsReads, true, endsWithAnswer, noDecisions);
  }

  /** The same for a process that ends with its first answer. */
  public ProcessSettings once() {
    return new ProcessSettings(holder, serves, recordsReads, stays, true, noDecisions);
  }

  /** The same, and whether plain reading goes on the record. */
  public ProcessSettings recordingReads(boolean reads) {
    return new ProcessSettings(holder, serves, reads, stays, endsWithAnswer, noDecisions);
  }

  /**
   * The same, but nobody decides on requests of others through it where there is a reason why not.
   */
  public ProcessSettings withoutDecisions(Function<Optional<String>, Optional<String>> why) {
    return new ProcessSettings(holder, serves, recordsReads, stays, endsWithAnswer, why);
  }
}
