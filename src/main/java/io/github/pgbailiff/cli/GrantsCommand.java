package io.github.pgbailiff.cli;

import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;

/** {@code grants}: the SQL that gives pgbailiff its rights on a cluster. */
public final class GrantsCommand implements ProgramCommand {
  private static final String NAME = "grants";
  private static final String MANAGED = "--managed";
  private static final String OPEN = "--open";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " [--managed] [--open]";
  }

  @Override
  public String summary() {
    return "the SQL that gives pgbailiff its rights on a cluster, for psql";
  }

  @Override
  public String details() {
    return """
    --managed  for services where nobody is a superuser
    --open     its functions also open what somebody else has shut

    pgbailiff grants | psql -h HOST -U SUPERUSER
    """;
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    arguments.format(Format.TABLE);
    var options = ProgramOptions.flags(arguments, MANAGED, OPEN).withoutWords(NAME);
    shell.out().print(new GrantScript(options.has(MANAGED), options.has(OPEN)).script());
    shell.out().flush();
    return ExitCode.DONE.code();
  }
}
