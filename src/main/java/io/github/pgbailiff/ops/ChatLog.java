package io.github.pgbailiff.ops;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The log while somebody reads answers and types: in a file of theirs instead of between the
 * answers, and one sentence at the end says where it is. Whoever names a level wants to see it, and
 * does.
 */
public final class ChatLog implements AutoCloseable {
  private final Optional<Logger> root;
  private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
  private final LogFile lines;
  private final PrintStream err;

  private ChatLog(Optional<LoggerContext> context, Path file, PrintStream err) {
    this.root = context.map(it -> it.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
    this.lines = new LogFile(file);
    this.err = err;
    root.ifPresent(this::turn);
  }

  /**
   * Turns the log into the file, until it is closed.
   *
   * @param interactive whether a person sits in front of it; else the log stays where it is
   */
  public static ChatLog of(Map<String, String> environment, boolean interactive, PrintStream err) {
    boolean named = !environment.getOrDefault(LogArrangement.VARIABLE, "").isBlank();
    Optional<LoggerContext> context =
        interactive && !named && LoggerFactory.getILoggerFactory() instanceof LoggerContext it
            ? Optional.of(it)
            : Optional.empty();
    return new ChatLog(context, folder(environment).resolve("chat.log"), err);
  }

  /** The folder for what the chats of a user leave behind. */
  public static Path folder(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("HOME", "."), ".local", "state", "pgbailiff");
  }

  private void turn(Logger logger) {
    logger.iteratorForAppenders().forEachRemaining(usual::add);
    lines.setContext(logger.getLoggerContext());
    lines.start();
    logger.addAppender(lines);
    usual.forEach(logger::detachAppender);
  }

  @Override
  public void close() {
    root.ifPresent(logger -> {
      usual.forEach(logger::addAppender);
      logger.detachAppender(lines);
    });
    lines.stop();
    lines
        .written()
        .ifPresent(file -> err.println("pgbailiff: warnings of this chat are in " + file));
  }
}
