package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a benchmark measured, beside its bound and what it is compared with in the same run: printed
 * in any case, a section of {@link BenchmarkPage}, and a failure when a bound is missed: a test
 * registers it as an extension.
 */
final class Figures implements AfterEachCallback {
  static final List<String> HEADER =
      List.of("what", "measured", "beside, in the same run", "ratio", "bound");

  private final String title;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> tables = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();

  /**
   * @param title of the section
   */
  Figures(String title) {
    this.title = title;
  }

  /** One of the two sides of a comparison, measured in turns with the other. */
  record Series(String name, List<Double> values) {
    Series(String name, double[] values) {
      this(name, DoubleStream.of(values).boxed().toList());
    }

    double[] all() {
      return values.stream().mapToDouble(it -> it).toArray();
    }

    double median() {
      return Figures.median(all());
    }
  }

  /** A figure that may be as high as its bound. */
  void atMost(String name, double measured, double bound, String unit) {
    row(measured <= bound, name, words(measured, unit), "", "", "at most " + words(bound, unit));
  }

  /** A figure that may be as low as its bound. */
  void atLeast(String name, double measured, double bound, String unit) {
    row(measured >= bound, name, words(measured, unit), "", "", "at least " + words(bound, unit));
  }

  /** A figure that may be so many times the other: the median of the ratios of each pair. */
  void atMostTimes(Series ours, Series theirs, double bound, String unit) {
    double ratio = ratio(ours.all(), theirs.all());
    compare(ratio <= bound, ours, theirs, ratio, unit, "at most " + number(bound) + " times");
  }

  /** A figure that may be so much more than the other; of both the median. */
  void atMostMore(Series ours, Series theirs, double bound, String unit) {
    compare(
        ours.median() - theirs.median() <= bound,
        ours,
        theirs,
        ours.median() / theirs.median(),
        unit,
        "at most " + words(bound, unit) + " more");
  }

  private void compare(
      boolean held, Series ours, Series theirs, double ratio, String unit, String bound) {
    row(
        held,
        ours.name(),
        words(ours.median(), unit),
        theirs.name() + ": " + words(theirs.median(), unit),
        number(ratio),
        bound);
  }

  /** A figure without a bound, which explains another. */
  void note(String name, double measured, String unit) {
    row(true, name, words(measured, unit), "", "", "");
  }

  /** A table of its own, with what it is in a sentence above it. */
  void table(String caption, List<String> header, List<List<String>> cells) {
    String table = caption + "\n\n" + table(header, cells);
    System.out.println(table);
    tables.add(table);
    write();
  }

  private void row(
      boolean held, String name, String measured, String beside, String ratio, String bound) {
    List<String> row =
        List.of(name, measured, beside, ratio, held ? bound : "**missed:** " + bound);
    String line = row.stream().filter(it -> !it.isEmpty()).collect(Collectors.joining("; "));
    System.out.println(line);
    rows.add(row);
    if (!held) {
      missed.add(line);
    }
    write();
  }

  /** What missed its bound fails the test, when everything else was measured too. */
  @Override
  public void afterEach(ExtensionContext context) {
    List<String> all = List.copyOf(missed);
    missed.clear();
    assertThat(all).as("missed bounds").isEmpty();
  }

  private void write() {
    BenchmarkPage.write(
        title, Stream.concat(Stream.of(table(HEADER, rows)), tables.stream()).toList());
  }

  static String table(List<String> header, List<List<String>> cells) {
    var ruler = header.stream().map(_ -> "---").toList();
    return Stream.concat(Stream.of(header, ruler), cells.stream())
        .map(row -> "| " + String.join(" | ", row) + " |\n")
        .collect(Collectors.joining());
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

  static String words(double value, String unit) {
    return number(value) + " " + unit;
  }

  /** Three digits; a whole number as one. */
  static String number(double value) {
    double size = Math.abs(value);
    boolean whole = value == Math.rint(value) || size >= 100;
    return String.format(Locale.ROOT, whole ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
