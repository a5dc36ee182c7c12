package io.github.pgbailiff;

import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.check.CheckCommand;
import io.github.pgbailiff.cli.ChatCommand;
import io.github.pgbailiff.cli.CommandLine;
import io.github.pgbailiff.cli.CompletionCommand;
import io.github.pgbailiff.cli.ExportAuditCommand;
import io.github.pgbailiff.cli.GrantsCommand;
import io.github.pgbailiff.cli.ManifestCommand;
import io.github.pgbailiff.cli.VerifyAuditCommand;
import io.github.pgbailiff.cli.VersionCommand;
import io.github.pgbailiff.demo.DemoCommand;
import io.github.pgbailiff.serve.Platforms;
import io.github.pgbailiff.serve.ServeCommand;
import io.github.pgbailiff.shell.HostName;
import io.github.pgbailiff.shell.OsUser;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.Shell;
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

  /** The program commands, in the order in which help shows them. */
  public static List<ProgramCommand> commands() {
    return List.of(
        new ChatCommand(),
        new ServeCommand(),
        new DemoCommand(),
        new CheckCommand(),
        new GrantsCommand(),
        new ManifestCommand(Platforms.ALL),
        new CompletionCommand(Main::commands),
        new VerifyAuditCommand(),
        new ExportAuditCommand(),
        new VersionCommand());
  }

  private static Shell shell() {
    return new Shell(
        System.getenv(),
        Path.of(System.getProperty("pgbailiff.home", ".")).toAbsolutePath().normalize(),
        Platforms.ALL,
        OsUser.current(),
        HostName.current(),
        Screens.standardOutput(),
        Screens.standardError());
  }
}
