package io.github.pgbailiff.testing;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** Trials with a new seed each, for as long as {@code -Dfuzz.seconds=30} says. */
public final class Fuzz {
  private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 30));

  private Fuzz() {}

  /** Runs the trial with one seed after the other; one that fails names its seed. */
  public static void seeds(LongConsumer trial) {
    var random = new SplittableRandom();
    long end = System.nanoTime() + EACH.toNanos();
    long trials = 0;
    while (System.nanoTime() - end < 0) {
      long seed = random.nextLong();
      try {
        trial.accept(seed);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("with the seed " + seed, failure);
      }
      trials++;
    }
    System.out.println(trials + " seeds in " + EACH.toSeconds() + " s");
  }
}
