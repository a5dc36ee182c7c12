package io.github.pgbailiff.postgres;

/** A cluster cannot do what was asked. The message names the cluster and what would help. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why, as far as callers act on it. */
  public enum Kind {
    /** Nobody answers at the address, or the connection broke. */
    UNREACHABLE,
    /** No connection slot is free. */
    FULL,
    /** The server does not let pgbailiff in. */
    REFUSED,
    /** A statement, or the wait for a lock, took too long. */
    TIMEOUT,
    /** The role lacks a right. */
    NOT_PERMITTED,
    /** The server's version cannot do it. */
    UNSUPPORTED,
    /** Another server answers, or the same one after a restart. */
    IDENTITY_CHANGED,
    /** Anything else that the server says. */
    UNKNOWN
  }

  private final Kind kind;

  public ClusterException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public ClusterException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
