package io.github.pgbailiff.execution;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.request.gate.Recheck;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.rules.Rules;

/**
 * The parts of a process that carry out what was decided, and put right what was left behind.
 *
 * @param pending the sessions of requests that wait
 * @param expiry the end of blocks whose time is up
 */
public record ProcessWork(
    Execution execution,
    CrashRecovery recovery,
    PendingTargets pending,
    BlockExpiry expiry,
    Handover handover) {
  /**
   * Those of one process.
   *
   * @param lifts what this process lifted without the record
   */
  public static ProcessWork of(
      Clusters clusters,
      Authorizer authorizer,
      Rules rules,
      OpenStore records,
      ProcessSettings settings,
      UnrecordedLifts lifts) {
    Clusters patient = clusters.patient();
    var recheck = new Recheck(new RequestRights(authorizer, rules), rules);
    var execution = new Execution(patient, authorizer, recheck, records, settings);
    var recovery = new CrashRecovery(patient, records);
    return new ProcessWork(
        execution,
        recovery,
        new PendingTargets(clusters, records),
        new BlockExpiry(patient, records, settings.holder(), lifts),
        new Handover(records, execution, recovery, settings));
  }
}
