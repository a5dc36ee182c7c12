package io.github.pgbailiff.shell;

/** One of the program's own commands, which is no verb. */
public interface ProgramCommand {
  /** The word that it is called by. */
  String name();

  /** What may be typed, from its name on. */
  default String usage() {
    return name();
  }

  /** One line without a full stop. */
  String summary();

  /** What else there is to say of it; nothing as a rule. */
  default String details() {
    return "";
  }

  /**
   * Runs to the end.
   *
   * @return what the process should exit with
   * @throws Arguments.UsageException when its words are not understood
   */
  int run(Shell shell, Arguments arguments);
}
