package io.github.pgbailiff.demo;

/** The demo cannot go on: what it was doing, and where. */
public final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DemoException(String message, Throwable cause) {
    super(message, cause);
  }

  DemoException(String message) {
    super(message);
  }
}
