package io.github.pgbailiff.secret;

/** There is no password to be had; the message says why, and holds nothing that was read. */
public final class UnreadableSecretException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableSecretException(String message) {
    super(message);
  }

  public UnreadableSecretException(String message, Throwable cause) {
    super(message, cause);
  }
}
