package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.JsonLines;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.config.ConfigurationLook;
import io.github.pgbailiff.ops.CannotListenException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Arguments.UsageException;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.shell.StopSignals;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code serve}: runs the bot until the operating system asks it to stop. */
public final class ServeCommand implements ProgramCommand {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
  private static final String NAME = "serve";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "run the bot: the configured chats, timed work, health";
  }

  @Override
  public String details() {
    return """
    It runs until SIGTERM or SIGINT: then it takes nothing new, finishes what is being carried out, and
    ends with 0. http.listen has /livez, /readyz and /metrics. The configuration is read anew when one
    of its files changes, and on SIGHUP.
    """;
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    arguments.format(Format.TABLE);
    ProgramOptions.flags(arguments).withoutWords(NAME);
    var early = new Semaphore(0);
    StopSignals.hangUp(early::release);
    var first = Configurations.look(shell, arguments);
    var configuration = first.orThrow();
    var stop = new CountDownLatch(1);
    StopSignals.lead(stop::countDown);
    try (var lines = JsonLines.of(configuration.audit().jsonLines(), shell.out());
        var serving = BotServer.start(configuration, shell.host(), lines, InstantSource.system())) {
      serve(serving, first, () -> Configurations.look(shell, arguments), early, stop);
    } catch (Platform.RejectedException | CannotListenException e) {
      throw new UsageException(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.info("stopped");
    return ExitCode.DONE.code();
  }

  /**
   * @param early what SIGHUP asked for while it started, when it would end the process
   */
  private static void serve(
      BotServer serving,
      ConfigurationLook first,
      Supplier<ConfigurationLook> again,
      Semaphore early,
      CountDownLatch stop)
      throws InterruptedException {
    try (var files = serving.reload(first.sources(), again)) {
      Runnable anew =
          () -> {
            serving.tryAgain();
            files.ask();
          };
      StopSignals.hangUp(anew);
      if (early.tryAcquire()) {
        anew.run();
      }
      LOG.info("{}", serving.description());
      stop.await();
      LOG.info("stopping: nothing new is taken, what is being carried out is finished");
    }
  }
}
