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
  private static final int CUT = 1;

  public Shell {
    environment = Map.copyOf(environment);
    platforms = List.copyOf(platforms);
  }

  /**
   * The end of an answer: all of it is written by now, or it is said that it is not. A print stream
   * keeps its failures to itself, and half an answer looks like a whole one.
   *
   * @param exit what the process should exit with
   * @return the same; something else when all went well but the answer
   */
  public int answered(int exit) {
    if (!out.checkError()) {
      return exit;
    }
    err.println("pgbailiff: standard output took only a part of the answer");
    return exit == 0 ? CUT : exit;
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
