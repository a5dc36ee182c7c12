package io.github.pgbailiff.cli;

import io.github.pgbailiff.cli.completion.CompletionScript;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Arguments.UsageException;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.List;
import java.util.function.Supplier;

/** {@code completion}: what a shell needs to complete a command line. */
public final class CompletionCommand implements ProgramCommand {
  private static final String NAME = "completion";

  /** What the scripts ask while somebody types. */
  private static final String CLUSTERS = "clusters";

  private final Supplier<List<ProgramCommand>> commands;

  /**
   * @param commands all of them, this one too
   */
  public CompletionCommand(Supplier<List<ProgramCommand>> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " bash|zsh|fish";
  }

  @Override
  public String summary() {
    return "completion for a shell, as a script";
  }

  @Override
  public String details() {
    return """
    source <(pgbailiff completion bash)      in ~/.bashrc; in ~/.zshrc, after compinit, with zsh
    pgbailiff completion fish | source       in ~/.config/fish/config.fish
    """;
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    arguments.format(Format.TABLE);
    List<String> words = ProgramOptions.flags(arguments).words();
    if (words.equals(List.of(CLUSTERS))) {
      Configurations.read(shell, arguments)
          .clusters()
          .forEach(it -> shell.out().println(it.cluster().name()));
    } else {
      shell.out().print(script(words).text(commands.get(), AllVerbs.declarations()));
    }
    return shell.answered(ExitCode.DONE.code());
  }

  private CompletionScript script(List<String> words) {
    return words.stream()
        .limit(words.size() == 1 ? 1 : 0)
        .flatMap(word -> CompletionScript.of(word).stream())
        .findFirst()
        .orElseThrow(() -> new UsageException("completion: for which shell? there is: " + usage()));
  }
}
