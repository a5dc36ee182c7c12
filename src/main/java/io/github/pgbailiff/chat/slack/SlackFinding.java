package io.github.pgbailiff.chat.slack;

/**
 * Something that was looked at.
 *
 * @param what the setting or id
 * @param fix what to do; empty where nothing is wrong
 */
public record SlackFinding(String what, Level level, String message, String fix) {

  /** How bad it is. */
  public enum Level {
    OK,
    WARNING,
    ERROR
  }

  static SlackFinding ok(String what, String message) {
    return new SlackFinding(what, Level.OK, message, "");
  }

  static SlackFinding warning(String what, String message, String fix) {
    return new SlackFinding(what, Level.WARNING, message, fix);
  }

  static SlackFinding error(String what, String message, String fix) {
    return new SlackFinding(what, Level.ERROR, message, fix);
  }
}
