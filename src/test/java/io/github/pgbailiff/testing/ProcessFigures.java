package io.github.pgbailiff.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The figures of another Java process, where the system tells them as Linux does. */
public record ProcessFigures(ProcessHandle process) {

  /** What it holds of the machine's memory, in MB. */
  public double residentMegabytes() {
    return status("VmRSS") / 1024.0;
  }

  /** How long it has worked, in seconds of one core. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** How many threads of the system it has. */
  public long threads() {
    return status("Threads");
  }

  /** How many files, sockets among them, it has open. */
  public long files() {
    try (Stream<Path> files = Files.list(proc("fd"))) {
      return files.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** How many processes it has started that are still there. */
  public long children() {
    return process.descendants().count();
  }

  private long status(String name) {
    try {
      return Files.readAllLines(proc("status")).stream()
          .filter(line -> line.startsWith(name + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path proc(String page) {
    return Path.of("/proc", Long.toString(process.pid()), page);
  }

  /** What all objects take that something still refers to, in MB. */
  public double liveMegabytes() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    var command = List.of(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram");
    try (BufferedReader lines = new ProcessBuilder(command).start().inputReader(UTF_8)) {
      // The collector fills gaps with objects of its own.
      return lines
              .lines()
              .map(line -> line.strip().split(" +"))
              .filter(row -> row.length >= 4 && row[0].endsWith(":"))
              .filter(row -> !row[3].contains("FillerElement"))
              .mapToLong(row -> Long.parseLong(row[2]))
              .sum()
          / 1024.0
          / 1024.0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
