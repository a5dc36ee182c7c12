package io.github.pgbailiff.demo.workload;

/** The demo cannot go on: what it was doing, and where. */
public final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DemoException(String message, Throwable cause) {
    super(message, cause);
  }

  public DemoException(String message) {
    super(message);
  }
}
