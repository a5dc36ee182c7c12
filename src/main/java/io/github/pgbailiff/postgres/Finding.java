package io.github.pgbailiff.postgres;

/**
 * Something that {@code check} looked at.
 *
 * @param what such as {@code cluster prod-eu: rights}
 * @param fix what to do about it; empty when it is well
 */
public record Finding(String what, Level level, String message, String fix) {

  /** How bad it is. */
  public enum Level {
    OK,
    WARNING,
    ERROR
  }

  static Finding ok(String what, String message) {
    return new Finding(what, Level.OK, message, "");
  }

  static Finding warning(String what, String message, String fix) {
    return new Finding(what, Level.WARNING, message, fix);
  }

  static Finding error(String what, String message, String fix) {
    return new Finding(what, Level.ERROR, message, fix);
  }
}
