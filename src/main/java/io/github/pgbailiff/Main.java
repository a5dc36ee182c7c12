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
import java.util.stream.Stream;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int exit = run(List.of(arguments));
    // To exit, a JVM looks for a logger in every library, which takes as long as a command.
    if (exit != 0 || lingers()) {
      System.exit(exit);
    }
  }

  /** Whether a library has left a thread behind that would keep the process. */
  private static boolean lingers() {
    var threads = new Thread[2 + Thread.activeCount()];
    int found = Thread.enumerate(threads);
    return Stream.of(threads).limit(found).filter(it -> !it.isDaemon()).count() > 1;
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
