package io.github.pgbailiff.postgres.sql;

/** A cluster cannot do what was asked. The message names the cluster and what would help. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The cause, as far as callers act on it. */
  public enum Kind {
    /** Nobody named it, and it may be asleep: it was not asked. */
    NOT_ASKED,
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
  private final String why;
  private final String advice;

  ClusterException(Kind kind, String cluster, String why, String advice, Throwable cause) {
    super("cluster " + cluster + " " + why, cause);
    this.kind = kind;
    this.why = why;
    this.advice = advice;
  }

  public ClusterException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.why = message;
    this.advice = "";
  }

  /** The message for where the cluster's name stands already. */
  public String why() {
    return why;
  }

  /** What would help, for those who look after the configuration; may be empty. */
  public String advice() {
    return advice;
  }

  public Kind kind() {
    return kind;
  }
}
