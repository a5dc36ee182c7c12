package io.github.pgbailiff.cli;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.List;

/** What there is: printed when nothing was asked for. */
final class Overview implements ProgramCommand {
  private final List<ProgramCommand> commands;

  Overview(List<ProgramCommand> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public String summary() {
    return "this overview";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    var text = new StringBuilder("PostgreSQL sessions, managed from chat.\n\n");
    for (ProgramCommand command : commands) {
      text.append("  pgbailiff %-14s %s%n".formatted(command.name(), command.summary()));
    }
    text.append(
        "\nVerbs, once: pgbailiff VERB ... [--format table|json|csv] [--yes] [--wait 15m]\n\n");
    for (Declaration verb : AllVerbs.declarations()) {
      text.append("  pgbailiff %-14s %s%n".formatted(verb.name(), verb.summary()));
    }
    text.append("\nAll take --config FILE. pgbailiff help VERB tells all about one verb.\n");
    shell.out().print(text);
    shell.out().flush();
    return 0;
  }
}
