package io.github.pgbailiff.check;

import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.terminal.Output;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** {@code check}: whether everything that is configured is there and lets pgbailiff work. */
public final class CheckCommand implements ProgramCommand {
  private static final String NAME = "check";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "store, clusters and chats as configured, with the fix for each problem";
  }

  @Override
  public String details() {
    return "It ends with 1 when something is an error; warnings are for you to judge.\n";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.TABLE, Format.JSON);
    ProgramOptions.flags(arguments).withoutWords(NAME);
    var look = Configurations.look(shell, arguments);
    var configuration = look.orThrow();
    var findings =
        new Findings(
            Stream.concat(
                    new ConfigurationCheck(look.sources(), configuration).findings().stream(),
                    outside(configuration).stream())
                .toList());
    Reply reply = format == Format.JSON ? findings.forPrograms() : findings.forPeople();
    output(shell, format, findings).print(reply, shell.out(), shell.err());
    return shell.answered(reply.exit().code());
  }

  /** What others have to be asked for, all at the same time. */
  private static List<PlatformFinding> outside(Configuration configuration) {
    List<Callable<List<PlatformFinding>>> checks = new ArrayList<>();
    checks.add(() -> StoreCheck.of(configuration.store()));
    checks.add(() -> ClustersCheck.of(configuration.clusters()));
    checks.add(() -> WatchCheck.of(configuration));
    configuration
        .platforms()
        .forEach(it -> checks.add(() -> it.check(configuration.ids(it.name()))));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(checks).stream().flatMap(it -> found(it).stream()).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<PlatformFinding> found(Future<List<PlatformFinding>> check) {
    try {
      return check.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      // One check that breaks must not hide what the others found.
      String cause = Objects.requireNonNullElse(e.getCause(), e).toString();
      return List.of(
          PlatformFinding.error(NAME, cause, "this is an error inside pgbailiff; report it"));
    }
  }

  /** A link that is broken over lines is no link any more. */
  private static Output output(Shell shell, Format format, Findings findings) {
    if (format == Format.JSON) {
      return new Output.Json();
    }
    boolean terminal = Screens.isTerminal();
    int width = Math.max(Screens.width(shell.environment(), terminal), findings.least());
    boolean colours = terminal && Screens.coloursWelcome(shell.environment());
    return new Output.Table(new TextRenderer(width, colours, View.DEFAULT));
  }
}
