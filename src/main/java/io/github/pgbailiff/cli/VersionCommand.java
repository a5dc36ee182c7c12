package io.github.pgbailiff.cli;

import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.ProgramVersion;
import io.github.pgbailiff.shell.Shell;
import java.util.List;

/** {@code version}: the version of the program, and of the Java that it runs on. */
public final class VersionCommand implements ProgramCommand {
  static final String NAME = "version";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "the version of the program and of its Java";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.TABLE, Format.JSON);
    ProgramOptions.flags(arguments).withoutWords(NAME);
    String version = ProgramVersion.current().orElse("none: it runs from classes");
    String java = System.getProperty("java.runtime.version", "");
    shell
        .out()
        .println(
            format == Format.JSON
                ? json(version, java)
                : "pgbailiff %s, Java %s".formatted(version, java));
    return shell.answered(ExitCode.DONE.code());
  }

  private static String json(String version, String java) {
    List<Field> fields =
        List.of(Field.data("version", Value.text(version)), Field.data("java", Value.text(java)));
    return new JsonRenderer()
        .render(new Reply.Report(fields, "", List.of(), List.of(), ExitCode.DONE))
        .strip();
  }
}
