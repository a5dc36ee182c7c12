package io.github.pgbailiff.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Libraries that log in three ways, in a JVM with the options of the launcher. */
class LibraryLogTest {
  private static final String DRIVER = "org.postgresql.test";

  /** The libraries. */
  static final class Libraries {
    private Libraries() {}

    public static void main(String[] arguments) {
      var driver = java.util.logging.Logger.getLogger(DRIVER);
      driver.log(Level.WARNING, "no file {0}", new Object[] {".pgpass {}"});
      driver.log(Level.SEVERE, "broken", new IllegalStateException("why"));
      driver.info("chatter");
      System.Logger server = System.getLogger("jdk.httpserver.test");
      server.log(System.Logger.Level.WARNING, "slow {0}", "peer");
      server.log(System.Logger.Level.INFO, "chatter");
    }
  }

  @Test
  void all_that_libraries_warn_of_comes_into_our_log_with_its_values() throws Exception {
    assertThat(logged())
        .satisfiesExactly(
            it -> assertThat(it).contains("WARN", DRIVER, "no file .pgpass {}"),
            it -> assertThat(it).contains("ERROR", DRIVER, "broken", "why"),
            it -> assertThat(it).contains("WARN", "jdk.httpserver.test", "slow peer"));
  }

  private static List<String> logged() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                java, "@src/main/jvm/common.options", "-cp", path, Libraries.class.getName())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String all = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(all).isZero();
    return all.lines().toList();
  }
}
