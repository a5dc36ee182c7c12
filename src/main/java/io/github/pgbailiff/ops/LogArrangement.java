package io.github.pgbailiff.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The arrangement of the log, by place and amount: one line each on standard error, libraries from
 * warnings on. {@code PGBAILIFF_LOG} names the level, else the launcher does; {@code
 * PGBAILIFF_LOG_FORMAT=json} makes objects of the lines.
 *
 * <p>Logback finds it by its service file when there is no file that configures it. It is code
 * because reading such a file takes longer than everything else about the log.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL - 1)
public final class LogArrangement extends ContextAwareBase implements Configurator {
  static final String VARIABLE = "PGBAILIFF_LOG";
  private static final List<String> LEVELS =
      List.of("off", "error", "warn", "info", "debug", "trace");

  private static final String FORMAT_VARIABLE = "PGBAILIFF_LOG_FORMAT";
  private static final List<String> FORMATS = List.of("text", "json");

  private final Optional<String> wanted;
  private final Optional<String> format;
  private final Level usual;

  /** For Logback. */
  public LogArrangement() {
    this(
        given(VARIABLE),
        Optional.ofNullable(System.getProperty("pgbailiff.log")),
        given(FORMAT_VARIABLE));
  }

  LogArrangement(Optional<String> wanted, Optional<String> usual, Optional<String> format) {
    this.wanted = wanted;
    this.format = format;
    this.usual = usual.flatMap(LogArrangement::level).orElse(Level.WARN);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Optional<Level> understood = wanted.flatMap(LogArrangement::level);
    Level level = understood.orElse(usual);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(standardError(context));
    context.addTurboFilter(new CutConnections());
    root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
    Logger ours = context.getLogger("io.github.pgbailiff");
    ours.setLevel(level);
    if (understood.isEmpty()) {
      wanted.ifPresent(text -> warn(ours, VARIABLE, text, LEVELS));
    }
    format
        .filter(text -> !FORMATS.contains(word(text)))
        .ifPresent(text -> warn(ours, FORMAT_VARIABLE, text, FORMATS));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static void warn(Logger ours, String variable, String text, List<String> words) {
    ours.warn("{}: \"{}\" is none of {}", variable, text, String.join(", ", words));
  }

  private ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
    boolean json = format.filter(text -> word(text).equals("json")).isPresent();
    EncoderBase<ILoggingEvent> encoder = json ? new LogJson() : new LogLine();
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

  private static Optional<String> given(String variable) {
    return Optional.ofNullable(System.getenv(variable)).filter(text -> !text.isBlank());
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<Level> level(String text) {
    String word = word(text);
    return LEVELS.contains(word) ? Optional.of(Level.toLevel(word)) : Optional.empty();
  }
}
