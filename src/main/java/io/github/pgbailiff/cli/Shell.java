package io.github.pgbailiff.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a process was started with.
 *
 * @param home the folder of the launcher
 * @param user the operating-system user of the process
 * @param host the machine's name
 */
public record Shell(
    Map<String, String> environment,
    Path home,
    String user,
    String host,
    PrintStream out,
    PrintStream err) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /** The configuration that is read unless another one is named. */
  Path defaultConfiguration() {
    return home.resolve("config").resolve("pgbailiff.yaml");
  }
}
