package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;

/** What a benchmark measured against its bound: printed in any case, and a failure when missed. */
final class Figures {
  private Figures() {}

  /** A figure that may be as high as its bound. */
  static void atMost(String name, double measured, double bound, String unit) {
    print(name, measured, "at most", bound, unit);
    assertThat(measured).as("%s, in %s", name, unit).isLessThanOrEqualTo(bound);
  }

  /** A figure that may be as low as its bound. */
  static void atLeast(String name, double measured, double bound, String unit) {
    print(name, measured, "at least", bound, unit);
    assertThat(measured).as("%s, in %s", name, unit).isGreaterThanOrEqualTo(bound);
  }

  /** A figure without a bound, which explains another. */
  static void note(String name, double measured, String unit) {
    System.out.printf(Locale.ROOT, "%-60s %10.2f %s%n", name, measured, unit);
  }

  /** The value in the middle; of the two in the middle the greater one. */
  static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** The least value that at least the share of all values does not exceed. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) Math.floor(sorted.length * share))];
  }

  private static void print(String name, double measured, String kind, double bound, String unit) {
    System.out.printf(
        Locale.ROOT, "%-60s %10.2f %s (%s %.2f)%n", name, measured, unit, kind, bound);
  }
}
