package io.github.pgbailiff.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * The warning of a pool that a connection was cut, which is nothing to worry about: servers,
 * firewalls and failovers do it, another one is opened before anybody gets it, and the advice with
 * it is about a setting that nobody has.
 */
final class CutConnections extends TurboFilter {
  private static final String POOL = "com.zaxxer.hikari.pool.PoolBase";
  private static final String WARNING = "Failed to validate connection";

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] values,
      @Nullable Throwable thrown) {
    return level.equals(Level.WARN)
            && logger.getName().equals(POOL)
            && format != null
            && format.contains(WARNING)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
