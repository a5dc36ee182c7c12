package io.github.pgbailiff.cli;

import io.github.pgbailiff.chat.terminal.Output;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.config.ConfigurationException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The command line, from its words to its exit code. */
public final class CommandLine {
  private final Shell shell;
  private final CommandChoice choice;

  /**
   * @param commands the program commands; their names are no verbs
   */
  public CommandLine(Shell shell, List<ProgramCommand> commands) {
    this.shell = shell;
    this.choice = new CommandChoice(commands);
  }

  /** Runs to the end; what the process should exit with. */
  public int run(List<String> line) {
    Format format = Format.TABLE;
    try {
      Arguments arguments = Arguments.parse(line);
      format = arguments.formatOfMistakes();
      return choice.run(shell, arguments);
    } catch (Arguments.UsageException e) {
      return refused("usage", e, ExitCode.USAGE, format);
    } catch (ConfigurationException e) {
      return refused("configuration", e, ExitCode.USAGE, format);
    } catch (StoreException e) {
      return refused("store", e, ExitCode.UNREACHABLE, format);
    }
  }

  private int refused(String error, RuntimeException problem, ExitCode exit, Format format) {
    String message = Objects.requireNonNullElse(problem.getMessage(), problem.toString());
    Reply reply = Reply.Refusal.of(error, message, exit);
    if (format == Format.JSON) {
      output(shell, format).print(reply, shell.out(), shell.err());
    } else {
      shell.err().println("pgbailiff: " + harmless(message));
    }
    return exit.code();
  }

  /** What it quotes of a command line or a file cannot move the cursor; its own lines stay. */
  private static String harmless(String message) {
    return message.lines().map(Shown::sentence).collect(Collectors.joining(System.lineSeparator()));
  }

  /** How replies are printed in that format. */
  static Output output(Shell shell, Format format) {
    return switch (format) {
      case JSON -> new Output.Json();
      case CSV -> new Output.Csv();
      case TABLE, JSONL -> {
        boolean terminal = Screens.isTerminal();
        int width = Screens.width(shell.environment(), terminal);
        boolean colours = terminal && Screens.coloursWelcome(shell.environment());
        yield new Output.Table(new TextRenderer(width, colours, View.DEFAULT));
      }
    };
  }
}
