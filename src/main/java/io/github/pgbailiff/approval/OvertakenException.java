package io.github.pgbailiff.approval;

/** Somebody else took the request further in between: look again. */
final class OvertakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OvertakenException(String request) {
    super(request + ": somebody else took it further in between");
  }
}
