package io.github.pgbailiff.reply;

/** The end of a one-shot command. */
public enum ExitCode {
  /** Done, also when nothing matched or a target was gone already. */
  DONE(0),
  /** Something that was meant is left, or failed, or was found wrong. */
  LEFT(1),
  /** The command or the configuration is not understood. */
  USAGE(2),
  /** Denied, not confirmed, expired, withdrawn, or another cluster than before. */
  REFUSED(3),
  /** A cluster, the store or a platform is unreachable. */
  UNREACHABLE(4),
  /** Waiting for approval. */
  WAITING(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
