package io.github.pgbailiff.cli;

import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The overview of everything there is: printed when nothing else was asked for. */
final class Overview implements ProgramCommand {
  static final String NAME = "help";

  private static final int INDENT = 2;
  private static final String EXIT_CODES =
      "Exit codes: 0 done; 1 something is left, or was found wrong; 2 usage or configuration; 3 refused;"
          + " 4 unreachable; 5 waiting for approval.";

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
    Map<String, String> ours = new LinkedHashMap<>();
    commands.forEach(it -> ours.put(it.usage(), it.summary()));
    ours.put(usage(), summary());
    Map<String, String> verbs = new LinkedHashMap<>();
    AllVerbs.declarations().stream()
        .filter(it -> !it.name().equals(NAME))
        .forEach(it -> verbs.put(it.name(), it.summary()));
    int width = Screens.width(shell.environment(), Screens.isTerminal());
    var text = new StringBuilder("PostgreSQL sessions, managed from chat.\n\npgbailiff COMMAND\n");
    list(ours, width, text);
    text.append("\npgbailiff VERB ... [--format table|json|csv] [--yes] [--wait 15m]\n");
    list(verbs, width, text);
    text.append(
        "\nAll take --config FILE; the default is %s\n".formatted(shell.defaultConfiguration()));
    wrapped(EXIT_CODES, 0, width, text);
    shell.out().print(text);
    return shell.answered(ExitCode.DONE.code());
  }

  private static void list(Map<String, String> summaries, int width, StringBuilder text) {
    int longest = summaries.keySet().stream().mapToInt(String::length).max().orElse(0);
    summaries.forEach((name, summary) -> {
      text.append(" ".repeat(INDENT))
          .append(name)
          .append(" ".repeat(longest - name.length() + INDENT));
      wrapped(summary, longest + 2 * INDENT, width, text);
    });
  }

  /** Words from a column on, and below it where the line ends. */
  private static void wrapped(String words, int column, int width, StringBuilder text) {
    int at = column;
    for (String word : words.split(" ", -1)) {
      if (at > column && at + word.length() > width) {
        text.setLength(text.length() - 1);
        text.append('\n').append(" ".repeat(column));
        at = column;
      }
      text.append(word).append(' ');
      at += word.length() + 1;
    }
    text.setLength(text.length() - 1);
    text.append('\n');
  }
}
