package io.github.pgbailiff.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The arrangement of the log, by place and amount: one line each on standard error, libraries from
 * warnings on. {@code PGBAILIFF_LOG} names the level, else the launcher does.
 *
 * <p>Logback finds it by its service file when there is no file that configures it. It is code
 * because reading such a file takes longer than everything else about the log.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL - 1)
public final class LogArrangement extends ContextAwareBase implements Configurator {
  private static final String VARIABLE = "PGBAILIFF_LOG";
  private static final List<String> LEVELS =
      List.of("off", "error", "warn", "info", "debug", "trace");

  private final Optional<String> wanted;
  private final Level usual;

  /** For Logback. */
  public LogArrangement() {
    this(
        Optional.ofNullable(System.getenv(VARIABLE)).filter(text -> !text.isBlank()),
        Optional.ofNullable(System.getProperty("pgbailiff.log")));
  }

  LogArrangement(Optional<String> wanted, Optional<String> usual) {
    this.wanted = wanted;
    this.usual = usual.flatMap(LogArrangement::level).orElse(Level.WARN);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Optional<Level> understood = wanted.flatMap(LogArrangement::level);
    Level level = understood.orElse(usual);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(standardError(context));
    root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
    Logger ours = context.getLogger("io.github.pgbailiff");
    ours.setLevel(level);
    if (understood.isEmpty()) {
      wanted.ifPresent(
          text -> ours.warn("{}: \"{}\" is none of {}", VARIABLE, text, String.join(", ", LEVELS)));
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
    var encoder = new LogLine();
    encoder.setContext(context);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static Optional<Level> level(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return LEVELS.contains(word) ? Optional.of(Level.toLevel(word)) : Optional.empty();
  }
}
