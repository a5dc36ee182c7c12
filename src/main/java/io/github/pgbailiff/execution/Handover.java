package io.github.pgbailiff.execution;

import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.time.Duration;

/**
 * An approved request in the hands of another process: followed to its end, and carried out here
 * once the process that should have done it is gone.
 */
public final class Handover {
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Between two attempts where nobody serves, and a chat has to be asked who is in which role. */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final OpenStore records;
  private final Execution execution;
  private final CrashRecovery interruptions;
  private final ProcessSettings settings;

  public Handover(
      OpenStore records,
      Execution execution,
      CrashRecovery interruptions,
      ProcessSettings settings) {
    this.records = records;
    this.execution = execution;
    this.interruptions = interruptions;
    this.settings = settings;
  }

  /**
   * Sees that the request is carried out. A long-running process does not wait for others.
   *
   * @return the request as it is then; over, unless this process serves or is interrupted
   */
  public Request carryOut(Request approved) {
    Request now = execution.carryOut(approved);
    return settings.serves() ? now : follow(now);
  }

  /**
   * Waits as long as the request is under way. That ends: what nobody begins expires, and what is
   * executed by a process that died is interrupted.
   */
  public Request follow(Request request) {
    Request now = request;
    while (isUnderWay(now) && !Thread.currentThread().isInterrupted()) {
      Pause.SLEEP.pause(records.isServed() ? LOOK : AGAIN);
      interruptions.report();
      now = records.requests().find(request.id()).orElse(now);
      if (now.state() == RequestState.APPROVED) {
        now = execution.carryOut(now);
      }
    }
    return now;
  }

  static boolean isUnderWay(Request request) {
    return request.state() == RequestState.APPROVED || request.state() == RequestState.EXECUTING;
  }
}
