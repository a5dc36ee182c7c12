package io.github.pgbailiff.chat;

import java.util.Optional;

/**
 * A finding of {@code pgbailiff check}.
 *
 * @param what the configuration key that it is about
 * @param fix what to do about it
 */
public record PlatformFinding(String what, Level level, String message, Optional<String> fix) {

  /** The weight of a finding. */
  public enum Level {
    OK,
    WARNING,
    ERROR
  }

  public static PlatformFinding ok(String what, String message) {
    return new PlatformFinding(what, Level.OK, message, Optional.empty());
  }

  public static PlatformFinding warning(String what, String message, String fix) {
    return new PlatformFinding(what, Level.WARNING, message, Optional.of(fix));
  }

  public static PlatformFinding error(String what, String message, String fix) {
    return new PlatformFinding(what, Level.ERROR, message, Optional.of(fix));
  }
}
