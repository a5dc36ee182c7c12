package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process from its start to its end, with what it said.
 *
 * @param cpuMillis the time that it worked; 0 where the system does not tell it as Linux does
 */
record Timing(double millis, double cpuMillis, String out, String err) {
  private static final int PATIENCE_SECONDS = 60;

  /** The unit of Linux, on every architecture that Java runs on. */
  private static final double TICK_MILLIS = 10;

  /** Runs it to its end; a process that fails is no measurement. */
  static Timing run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    double cpu = cpuOfChildren();
    long before = System.nanoTime();
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    double millis = (System.nanoTime() - before) / 1e6;
    process.destroyForcibly();
    var timed =
        new Timing(millis, cpuOfChildren() - cpu, Files.readString(out), Files.readString(err));
    assertThat(ended).as("%s ended within %s s", command, PATIENCE_SECONDS).isTrue();
    assertThat(process.exitValue()).as("%s: %s%s", command, timed.out, timed.err).isZero();
    return timed;
  }

  /** Of all processes that this one started and that have ended, in milliseconds. */
  private static double cpuOfChildren() throws IOException {
    Path file = Path.of("/proc/self/stat");
    if (!Files.exists(file)) {
      return 0;
    }
    String[] fields = Files.readString(file).replaceFirst(".*\\) ", "").split(" ", -1);
    return TICK_MILLIS * (Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
  }
}
