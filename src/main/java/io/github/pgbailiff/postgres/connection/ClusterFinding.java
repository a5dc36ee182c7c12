package io.github.pgbailiff.postgres.connection;

/**
 * Something that {@code check} looked at.
 *
 * @param what such as {@code cluster prod-eu: rights}
 * @param fix what to do about it; empty when it is well
 */
public record ClusterFinding(String what, Level level, String message, String fix) {

  /** The weight of a finding. */
  public enum Level {
    OK,
    WARNING,
    ERROR
  }

  public static ClusterFinding ok(String what, String message) {
    return new ClusterFinding(what, Level.OK, message, "");
  }

  public static ClusterFinding warning(String what, String message, String fix) {
    return new ClusterFinding(what, Level.WARNING, message, fix);
  }

  public static ClusterFinding error(String what, String message, String fix) {
    return new ClusterFinding(what, Level.ERROR, message, fix);
  }
}
