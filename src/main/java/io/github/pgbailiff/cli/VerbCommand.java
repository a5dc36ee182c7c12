package io.github.pgbailiff.cli;

import io.github.pgbailiff.audit.JsonLines;
import io.github.pgbailiff.chat.terminal.OneShot;
import io.github.pgbailiff.chat.terminal.Screen;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.shell.ShellRights;
import java.util.Map;
import java.util.Optional;

/** Any verb, once. */
final class VerbCommand implements ProgramCommand {
  @Override
  public String name() {
    return "VERB";
  }

  @Override
  public String summary() {
    return "any verb, once";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.TABLE, Format.JSON, Format.CSV);
    var configuration = Configurations.read(shell, arguments);
    var rights = ShellRights.of(shell, arguments, configuration);
    var once = rights.settings(configuration.audit().reads()).once();
    var settings = arguments.waitFor().isPresent() ? once.staying() : once;
    try (var lines = JsonLines.of(configuration.audit().jsonLines(), shell.err());
        var program =
            Program.of(
                configuration,
                new PlainConnections(),
                new Program.Kind(settings, false, Map.of(), lines))) {
      var invocation = invocation(rights.actor(), shell, arguments);
      Reply reply =
          new OneShot(program.bot(), dialogue(shell, format), arguments.yes()).run(invocation);
      if (reply.exit() == ExitCode.WAITING && arguments.waitFor().isPresent()) {
        reply =
            new AwaitDecision(program, shell, invocation).forEnd(reply, arguments.waitFor().get());
      }
      CommandLine.output(shell, format).print(reply, shell.out(), shell.err());
      int exit = shell.answered(reply.exit().code());
      if (settings.stays()) {
        new AwaitBlockEnd(program, shell).untilLifted(reply);
      }
      return exit;
    }
  }

  private static Invocation invocation(Actor actor, Shell shell, Arguments arguments) {
    return new Invocation(
        actor,
        Place.of(Place.TERMINAL, shell.host()),
        Optional.empty(),
        Optional.empty(),
        new Invocation.Input.Words(arguments.words()));
  }

  /** Questions go to standard error, so that standard output holds the answer alone. */
  private static Optional<Screen> dialogue(Shell shell, Format format) {
    boolean asks = Screens.isTerminal() && format == Format.TABLE;
    return asks
        ? Optional.of(Screens.plain(shell.environment(), shell.err(), true))
        : Optional.empty();
  }
}
