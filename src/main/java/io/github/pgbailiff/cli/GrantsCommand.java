package io.github.pgbailiff.cli;

import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Arguments.UsageException;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import java.util.List;

/** {@code grants}: the SQL that gives pgbailiff its rights on a cluster. */
public final class GrantsCommand implements ProgramCommand {
  private static final String NAME = "grants";
  private static final String MANAGED = "--managed";
  private static final String OPEN = "--open";
  private static final String ROLE = "--role";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " [--managed] [--open] [--role NAME]";
  }

  @Override
  public String summary() {
    return "the SQL that gives pgbailiff its rights on a cluster, for psql";
  }

  @Override
  public String details() {
    return """
    --managed    for services where nobody is a superuser
    --open       its functions also open what somebody else has shut
    --role NAME  as whom pgbailiff logs in, where that is not pgbailiff: a login by IAM or Entra
                 has a name of its own, and is made by the service before

    pgbailiff grants | psql -h HOST -U SUPERUSER
    """;
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    arguments.format(Format.TABLE);
    var options =
        ProgramOptions.of(arguments, List.of(MANAGED, OPEN), List.of(ROLE)).withoutWords(NAME);
    var script = new GrantScript(options.has(MANAGED), options.has(OPEN), role(options.values()));
    shell.out().print(script.script());
    return shell.answered(ExitCode.DONE.code());
  }

  private static String role(List<String> given) {
    if (given.size() > 1) {
      throw new UsageException("%s: %s was given twice".formatted(NAME, ROLE));
    }
    String role = given.isEmpty() ? GrantScript.ROLE : given.getFirst();
    GrantScript.objection(role)
        .ifPresent(why -> {
          throw new UsageException("%s: \"%s\" %s".formatted(ROLE, role, why));
        });
    return role;
  }
}
