package io.github.pgbailiff.cli;

import io.github.pgbailiff.audit.JsonLines;
import io.github.pgbailiff.chat.terminal.Screen;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.chat.terminal.TerminalChat;
import io.github.pgbailiff.chat.terminal.TerminalRoom;
import io.github.pgbailiff.ops.ChatLog;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.shell.ShellRights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code chat}: an interactive chat in the terminal with the configured clusters. */
public final class ChatCommand implements ProgramCommand {
  @Override
  public String name() {
    return "chat";
  }

  @Override
  public String summary() {
    return "interactive terminal chat with the configured clusters";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    arguments.format(Format.TABLE);
    ProgramOptions.flags(arguments).withoutWords(name());
    var configuration = Configurations.read(shell, arguments);
    var rights = ShellRights.of(shell, arguments, configuration);
    var settings = rights.settings(configuration.audit().reads());
    try (var _ = ChatLog.of(shell.environment(), Screens.isTerminal(), shell.err());
        var lines = JsonLines.of(configuration.audit().jsonLines(), shell.err());
        var program =
            Program.of(
                configuration,
                new PooledConnections(configuration.clusters()),
                new Program.Kind(settings, false, Map.of(), lines));
        Screen screen = Screens.open(shell.environment(), Optional.of(history(shell)))) {
      var chat =
          new TerminalChat(
              program.bot(),
              List.of(rights.actor()),
              new TerminalRoom(screen),
              shell.host(),
              Optional.empty());
      if (screen.interactive()) {
        chat.welcome();
      }
      chat.run();
    }
    return 0;
  }

  private static Path history(Shell shell) {
    return ChatLog.folder(shell.environment()).resolve("history");
  }
}
