package io.github.pgbailiff.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LibraryLogTest {
  private static final String DRIVER = "org.postgresql.test";

  private final Logger log = (Logger) LoggerFactory.getLogger(DRIVER);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  @BeforeEach
  void listen() {
    LibraryLog.join();
    heard.start();
    log.addAppender(heard);
    log.setAdditive(false);
  }

  @AfterEach
  void stop() {
    log.detachAppender(heard);
    log.setAdditive(true);
  }

  @Test
  void warnings_of_the_driver_come_into_our_log_with_their_values() {
    var entry = new LogRecord(java.util.logging.Level.WARNING, "no file {0}");
    entry.setLoggerName(DRIVER);
    entry.setParameters(new Object[] {".pgpass {}"});
    entry.setThrown(new IllegalStateException("why"));
    java.util.logging.Logger.getLogger(DRIVER).log(entry);
    assertThat(heard.list).hasSize(1);
    ILoggingEvent event = heard.list.getFirst();
    assertThat(event.getFormattedMessage()).isEqualTo("no file .pgpass {}");
    assertThat(event.getLevel()).isEqualTo(Level.WARN);
    assertThat(event.getThrowableProxy().getMessage()).isEqualTo("why");
  }

  @Test
  void less_than_warnings_is_left_out() {
    java.util.logging.Logger.getLogger(DRIVER).info("chatter");
    assertThat(heard.list).isEmpty();
  }
}
