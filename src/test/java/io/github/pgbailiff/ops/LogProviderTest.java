package io.github.pgbailiff.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs in a process of its own, because a JVM has one log only. */
class LogProviderTest {
  @TempDir Path folder;

  /** What the process does. */
  static final class Logging {
    public static void main(String[] arguments) {
      MDC.put("request", "R-1");
      LoggerFactory.getLogger("org.library").info("chatter");
      LoggerFactory.getLogger("io.github.pgbailiff.ops").info("serving");
      LoggerFactory.getLogger("io.github.pgbailiff.ops").warn("from {}", "ann\n2026 ERROR forged");
    }
  }

  @Test
  void a_command_logs_warnings_alone_on_standard_error_and_nothing_on_standard_output()
      throws Exception {
    assertThat(logged("-Dpgbailiff.log="))
        .singleElement()
        .asString()
        .endsWith("ERROR forged request=R-1");
  }

  @Test
  void serve_tells_more_as_the_launcher_asks() throws Exception {
    assertThat(logged("-Dpgbailiff.log=info"))
        .hasSize(2)
        .first()
        .asString()
        .endsWith("Z INFO [main] io.github.pgbailiff.ops: serving request=R-1");
  }

  private List<String> logged(String option) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ProcessBuilder(
            java,
            option,
            "-Dslf4j.provider=" + LogProvider.class.getName(),
            "-Dslf4j.internal.verbosity=WARN",
            "-cp",
            System.getProperty("java.class.path"),
            Logging.class.getName());
    command.environment().remove("PGBAILIFF_LOG");
    Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).isEmptyFile();
    return Files.readAllLines(err);
  }
}
