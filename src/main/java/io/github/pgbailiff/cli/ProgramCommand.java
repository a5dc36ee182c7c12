package io.github.pgbailiff.cli;

/** One of the program's own commands, which is no verb. */
public interface ProgramCommand {
  /** The word that it is called by. */
  String name();

  /** One line without a full stop. */
  String summary();

  /**
   * Runs to the end.
   *
   * @return what the process should exit with
   * @throws Arguments.UsageException when its words are not understood
   */
  int run(Shell shell, Arguments arguments);
}
