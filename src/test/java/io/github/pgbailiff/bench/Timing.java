package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process from its start to its end, with what it said. */
record Timing(double millis, String out, String err) {
  private static final int PATIENCE_SECONDS = 60;

  /** Runs it to its end; a process that fails is no measurement. */
  static Timing run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    long before = System.nanoTime();
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    double millis = (System.nanoTime() - before) / 1e6;
    process.destroyForcibly();
    var timed = new Timing(millis, Files.readString(out), Files.readString(err));
    assertThat(ended).as("%s ended within %s s", command, PATIENCE_SECONDS).isTrue();
    assertThat(process.exitValue()).as("%s: %s%s", command, timed.out, timed.err).isZero();
    return timed;
  }
}
