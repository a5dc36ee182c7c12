package io.github.pgbailiff.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The time that this thread has worked, however busy the machine is with others. */
public final class Cpu {
  /** In nanoseconds; less need not be measured again. */
  private static final long SHORT = 10_000_000;

  private Cpu() {}

  /** What the work takes, at best of a few times: the first ones load classes and compile. */
  public static Duration of(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5 && best > SHORT; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      best = Math.min(best, took);
    }
    return Duration.ofNanos(best);
  }
}
