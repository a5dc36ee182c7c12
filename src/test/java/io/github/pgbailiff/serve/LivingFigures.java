package io.github.pgbailiff.serve;

import io.github.pgbailiff.testing.ProcessFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What two processes take of the machine and of servers, again and again, and whether it grows. */
final class LivingFigures {
  /** One figure, and by how much the last third may be above the first. */
  private record Column(String name, double growth) {}

  private static final List<Column> OF_PROCESS =
      List.of(
          new Column("live_mb", 3),
          new Column("resident_mb", 20),
          new Column("threads", 4),
          new Column("files", 6),
          new Column("children", 1));
  private static final List<Column> OF_SERVERS =
      List.of(new Column("prod", 2), new Column("shop", 2), new Column("store", 2));

  private final LivingWorld world;
  private final Path table;
  private final List<Column> columns = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private final Instant begun = Instant.now();

  LivingFigures(LivingWorld world, Path table) {
    this.world = world;
    this.table = table;
    for (int i = 0; i < world.processes.size(); i++) {
      for (Column one : OF_PROCESS) {
        columns.add(new Column(one.name() + "_" + i, one.growth()));
      }
    }
    columns.addAll(OF_SERVERS);
    write("seconds," + String.join(",", columns.stream().map(Column::name).toList()));
  }

  /** Looks once more. */
  void look() {
    double[] row =
        DoubleStream.concat(
                world.processes.stream().flatMapToDouble(it -> of(it.figures())),
                world.connections().stream().mapToDouble(it -> it))
            .toArray();
    rows.add(row);
    long seconds = Duration.between(begun, Instant.now()).toSeconds();
    write(
        seconds
            + ","
            + String.join(
                ",",
                Arrays.stream(row)
                    .mapToObj(it -> String.format(Locale.ROOT, "%.1f", it))
                    .toList()));
  }

  private static DoubleStream of(ProcessFigures process) {
    // What it holds at work is looked at before the collector is asked to run.
    double resident = process.residentMegabytes();
    return DoubleStream.of(
        process.liveMegabytes(),
        resident,
        (double) process.threads(),
        (double) process.files(),
        (double) process.children());
  }

  private void write(String line) {
    try {
      Files.writeString(table, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The medians of the first and the last third, a line each. */
  List<String> summary() {
    return IntStream.range(0, columns.size())
        .mapToObj(i ->
            String.format(
                Locale.ROOT,
                "%-14s %8.1f -> %8.1f, at most %.1f",
                columns.get(i).name(),
                first(i),
                last(i),
                rows.stream().mapToDouble(it -> it[i]).max().orElse(0)))
        .toList();
  }

  /** What has grown. */
  List<String> grown() {
    return IntStream.range(0, columns.size())
        .filter(i -> last(i) - first(i) > columns.get(i).growth())
        .mapToObj(i ->
            String.format(
                Locale.ROOT, "%s grew from %.1f to %.1f", columns.get(i).name(), first(i), last(i)))
        .toList();
  }

  private double first(int column) {
    return median(column, 0, Math.ceilDiv(rows.size(), 3));
  }

  private double last(int column) {
    return median(column, rows.size() - Math.ceilDiv(rows.size(), 3), rows.size());
  }

  private double median(int column, int from, int to) {
    double[] sorted =
        rows.subList(from, to).stream().mapToDouble(it -> it[column]).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
