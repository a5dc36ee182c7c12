package io.github.pgbailiff.cli;

import io.github.pgbailiff.chat.terminal.Output;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.chat.terminal.TextRenderer;
import io.github.pgbailiff.config.ConfigurationException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Objects;

/** Finds the program command that a command line asks for; everything else is a verb. */
public final class CommandLine {
  private final Shell shell;
  private final List<ProgramCommand> commands;

  /**
   * @param commands the program commands; their names are no verbs
   */
  public CommandLine(Shell shell, List<ProgramCommand> commands) {
    this.shell = shell;
    this.commands = List.copyOf(commands);
  }

  /** Runs to the end; what the process should exit with. */
  public int run(List<String> line) {
    Arguments.Format format = Arguments.Format.TABLE;
    try {
      Arguments arguments = Arguments.parse(line);
      format = arguments.format();
      return command(arguments).run(shell, arguments);
    } catch (Arguments.UsageException e) {
      return refused("usage", e, ExitCode.USAGE, format);
    } catch (ConfigurationException e) {
      return refused("configuration", e, ExitCode.USAGE, format);
    } catch (StoreException e) {
      return refused("store", e, ExitCode.UNREACHABLE, format);
    }
  }

  private ProgramCommand command(Arguments arguments) {
    String first = arguments.words().isEmpty() ? "" : arguments.words().getFirst();
    return commands.stream()
        .filter(it -> it.name().equals(first))
        .findFirst()
        .orElseGet(() -> first.isEmpty() ? new Overview(commands) : new VerbCommand());
  }

  private int refused(
      String error, RuntimeException problem, ExitCode exit, Arguments.Format format) {
    String message = Objects.requireNonNullElse(problem.getMessage(), problem.toString());
    Reply reply = Reply.Refusal.of(error, message, exit);
    if (format == Arguments.Format.JSON) {
      output(shell, format).print(reply, shell.out(), shell.err());
    } else {
      shell.err().println("pgbailiff: " + message);
    }
    return exit.code();
  }

  /** How replies are printed in that format. */
  static Output output(Shell shell, Arguments.Format format) {
    return switch (format) {
      case JSON -> new Output.Json();
      case CSV -> new Output.Csv();
      case TABLE -> {
        boolean terminal = Screens.isTerminal();
        int width = Screens.width(shell.environment(), terminal);
        boolean colours = terminal && Screens.coloursWelcome(shell.environment());
        yield new Output.Table(new TextRenderer(width, colours, View.DEFAULT));
      }
    };
  }
}
