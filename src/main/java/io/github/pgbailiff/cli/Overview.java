package io.github.pgbailiff.cli;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.List;

/** What there is: printed when nothing else was asked for. */
final class Overview implements ProgramCommand {
  static final String NAME = "help";
  private static final String LINE = "  pgbailiff %-38s %s%n";

  private final List<ProgramCommand> commands;

  Overview(List<ProgramCommand> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " [COMMAND | VERB]";
  }

  @Override
  public String summary() {
    return "this overview, or all about one of them";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    var text = new StringBuilder("PostgreSQL sessions, managed from chat.\n\n");
    for (ProgramCommand command : commands) {
      text.append(LINE.formatted(command.usage(), command.summary()));
    }
    text.append(LINE.formatted(usage(), summary()));
    text.append("\nAny verb, once: [--format table|json|csv] [--yes] [--wait 15m]\n\n");
    for (Declaration verb : AllVerbs.declarations()) {
      if (!verb.name().equals(NAME)) {
        text.append(LINE.formatted(verb.name(), verb.summary()));
      }
    }
    text.append("\nAll take --config FILE; the default is ")
        .append(shell.defaultConfiguration())
        .append("\nExit codes: 0 done, 1 something is left or wrong, 2 usage or configuration,")
        .append(" 3 refused, 4 unreachable, 5 waiting for approval\n");
    shell.out().print(text);
    shell.out().flush();
    return ExitCode.DONE.code();
  }

  /** All about one of the program commands. */
  static int about(ProgramCommand command, Shell shell) {
    String details = command.details();
    shell
        .out()
        .printf(
            "pgbailiff %s%n%n%s%n%s",
            command.usage(), command.summary(), details.isEmpty() ? "" : "\n" + details);
    shell.out().flush();
    return ExitCode.DONE.code();
  }
}
