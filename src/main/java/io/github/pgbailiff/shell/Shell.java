package io.github.pgbailiff.shell;

import io.github.pgbailiff.chat.PlatformType;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The surroundings that a process was started in.
 *
 * @param home the folder of the launcher
 * @param platforms the kinds of chat that a configuration can name
 * @param account the operating-system user of the process
 * @param host the machine's name
 */
public record Shell(
    Map<String, String> environment,
    Path home,
    List<PlatformType<?>> platforms,
    OsUser account,
    String host,
    PrintStream out,
    PrintStream err) {
  public Shell {
    environment = Map.copyOf(environment);
    platforms = List.copyOf(platforms);
  }

  /** The name of the operating-system user, who is the actor. */
  public String user() {
    return account.name();
  }

  /** The configuration that is read unless another one is named. */
  public Path defaultConfiguration() {
    return home.resolve("config").resolve("pgbailiff.yaml");
  }
}
