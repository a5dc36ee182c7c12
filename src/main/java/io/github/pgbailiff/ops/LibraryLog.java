package io.github.pgbailiff.ops;

import java.util.logging.Level;
import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The arrangement of {@code java.util.logging}: what the PostgreSQL driver and others tell it goes
 * into the program's own log, warnings and worse. The JVM makes one when the first of them logs,
 * since {@code java.util.logging.config.class} names it; of itself it would write several lines for
 * each.
 */
public final class LibraryLog {
  /** For {@link LogManager}. */
  public LibraryLog() {
    SLF4JBridgeHandler.install();
    LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
  }
}
