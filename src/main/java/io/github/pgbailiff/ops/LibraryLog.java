package io.github.pgbailiff.ops;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * The way of what the PostgreSQL driver and the JDK log into the program's own log; they would
 * write several lines for each.
 */
public final class LibraryLog extends Handler {
  private static final SimpleFormatter FORMATTER = new SimpleFormatter();

  private LibraryLog() {}

  /** Takes the place of what {@code java.util.logging} does of itself. */
  public static void join() {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(new LibraryLog());
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
      return;
    }
    String name = Optional.ofNullable(entry.getLoggerName()).orElse("java");
    LoggerFactory.getLogger(name)
        .atLevel(
            entry.getLevel().intValue() >= Level.SEVERE.intValue()
                ? org.slf4j.event.Level.ERROR
                : org.slf4j.event.Level.WARN)
        .setCause(entry.getThrown())
        .log(FORMATTER.formatMessage(entry));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
