package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What a benchmark measured against its bound: printed in any case, and a failure when missed. All
 * of one run stand in one table, {@code target/bench/figures.txt}.
 */
final class Figures {
  private static final Path TABLE = Path.of("target", "bench", "figures.txt");

  static {
    try {
      Files.createDirectories(TABLE.getParent());
      Files.deleteIfExists(TABLE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

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
    print("%-64s %10.2f %s".formatted(name, measured, unit));
  }

  /** The median of the ratios of each pair, since the two of a pair met the same machine. */
  static double ratio(double[] ours, double[] theirs) {
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    return median(ratios);
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
    print("%-64s %10.2f %s (%s %.2f)".formatted(name, measured, unit, kind, bound));
  }

  private static void print(String line) {
    System.out.println(line);
    try {
      Files.writeString(TABLE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
