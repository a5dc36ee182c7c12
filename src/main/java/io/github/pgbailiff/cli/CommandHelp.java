package io.github.pgbailiff.cli;

import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.Shell;
import java.util.List;

/** All about one of the program commands. */
record CommandHelp(ProgramCommand command) {

  int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.TABLE, Format.JSON);
    shell.out().print(format == Format.JSON ? json() : text());
    return shell.answered(ExitCode.DONE.code());
  }

  private String text() {
    String details = command.details();
    return "pgbailiff %s%n%n%s%n%s"
        .formatted(command.usage(), command.summary(), details.isEmpty() ? "" : "\n" + details);
  }

  private String json() {
    List<Field> fields =
        List.of(
            Field.data("command", Value.text(command.name())),
            Field.data("usage", Value.text(command.usage())),
            Field.data("summary", Value.text(command.summary())),
            Field.data("details", Value.text(command.details())));
    return new JsonRenderer()
        .render(new Reply.Report(fields, "", List.of(), List.of(), ExitCode.DONE));
  }
}
