package io.github.pgbailiff.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The page with the figures of the benches. A bench writes its own section anew and leaves the
 * others: in {@code docs/benchmark.md} where {@code -Dbenchmark.page=true} asks for it, as the
 * profile does, and under {@code target} otherwise.
 */
final class BenchmarkPage {
  static final Path FILE = Path.of("docs", "benchmark.md");
  private static final Path ELSEWHERE = Path.of("target", "benchmark.md");

  private static final String HEAD =
      """
      # Benchmark

      Written by `mvn -Pbench verify`, which fails where a bound is missed. A bound that is a ratio compares two things
      that took turns in one run, so that whatever else the machine did met both; its figures are medians, and the ratio is
      the median of the ratios of each pair.

      """;

  private BenchmarkPage() {}

  /** The rows of these names, in their order, as a table. */
  static String rows(List<String> names) throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    List<List<String>> rows =
        names.stream()
            .flatMap(name -> lines.stream().filter(it -> it.startsWith("| " + name + " |")))
            .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
            .toList();
    return Figures.table(Figures.HEADER, rows);
  }

  /** Writes a section anew. */
  static void write(String title, List<String> tables) {
    Path file = Boolean.getBoolean("benchmark.page") ? FILE : ELSEWHERE;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Map<String, String> sections = sections(file);
      sections.put(title, machine() + "\n\n" + String.join("\n", tables));
      var page = new StringBuilder(HEAD);
      sections.forEach((name, text) ->
          page.append("## ").append(name).append("\n\n").append(text.strip()).append("\n\n"));
      Files.writeString(file, page.toString().strip() + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, String> sections(Path file) throws IOException {
    Map<String, String> sections = new TreeMap<>();
    if (Files.exists(file)) {
      Stream.of(Files.readString(file).split("(?m)^## ", -1))
          .skip(1)
          .map(section -> section.split("\n", 2))
          .forEach(section -> sections.put(section[0], section[1]));
    }
    return sections;
  }

  /** What it was measured on, and when. */
  private static String machine() throws IOException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%s, %d cores%s, %d GB of memory, %s, Java %s."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            system.getAvailableProcessors(),
            processor(),
            Math.round(system.getTotalMemorySize() / 1024.0 / 1024.0 / 1024.0),
            System.getProperty("os.name"),
            Runtime.version());
  }

  /** The model of its processor, where the system tells it as Linux does. */
  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> " of " + line.replaceFirst(".*: *", ""))
            .findFirst()
            .orElse("")
        : "";
  }
}
