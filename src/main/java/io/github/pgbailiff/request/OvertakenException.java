package io.github.pgbailiff.request;

/** Somebody else took the request further in between: look again. */
public final class OvertakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OvertakenException(String request) {
    super(request + ": somebody else took it further in between");
  }
}
