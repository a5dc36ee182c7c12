package io.github.pgbailiff.executor;

import java.util.Optional;
import java.util.UUID;

/**
 * What kind of process this is.
 *
 * @param holder names this process in leases, and no other one ever
 * @param serves whether it is a long-running one that carries out what others leave to it
 * @param recordsReads whether plain reading goes on the record
 * @param noDecisions why nobody may decide on requests of others through this process
 */
public record ExecutorSettings(
    String holder, boolean serves, boolean recordsReads, Optional<String> noDecisions) {

  /** A process on the host, under a name of its own. */
  public static ExecutorSettings of(String host, boolean serves, boolean recordsReads) {
    String holder = host + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    return new ExecutorSettings(holder, serves, recordsReads, Optional.empty());
  }

  /** The same, but nobody decides on requests of others through it. */
  public ExecutorSettings withoutDecisions(String why) {
    return new ExecutorSettings(holder, serves, recordsReads, Optional.of(why));
  }
}
