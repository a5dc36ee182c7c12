package io.github.pgbailiff.request;

/** Somebody has as many open requests as one person may have: nothing was made. */
public final class TooManyRequestsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TooManyRequestsException(int most) {
    super(
        "%d requests of yours are open, as many as one person may have; withdraw one, or wait until one is decided"
            .formatted(most));
  }
}
