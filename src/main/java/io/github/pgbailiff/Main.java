package io.github.pgbailiff;

import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.cli.ChatCommand;
import io.github.pgbailiff.cli.CommandLine;
import io.github.pgbailiff.cli.Hosts;
import io.github.pgbailiff.cli.ProgramCommand;
import io.github.pgbailiff.cli.Shell;
import io.github.pgbailiff.demo.DemoCommand;
import java.nio.file.Path;
import java.util.List;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int exit = new CommandLine(shell(), commands()).run(List.of(arguments));
    // Libraries leave threads behind that would keep the process.
    System.exit(exit);
  }

  /** Runs a command line without ending the process. */
  public static int run(List<String> line) {
    return new CommandLine(shell(), commands()).run(line);
  }

  private static List<ProgramCommand> commands() {
    return List.of(new ChatCommand(), new DemoCommand());
  }

  private static Shell shell() {
    return new Shell(
        System.getenv(),
        Path.of(System.getProperty("pgbailiff.home", ".")).toAbsolutePath().normalize(),
        System.getProperty("user.name", ""),
        Hosts.name(),
        Screens.standardOutput(),
        Screens.standardError());
  }
}
