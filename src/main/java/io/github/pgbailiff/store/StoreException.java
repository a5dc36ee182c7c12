package io.github.pgbailiff.store;

import java.util.Objects;

/** A failure of the store to do what was asked. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The reason, as far as callers act on it. */
  public enum Kind {
    UNREACHABLE,
    BUSY,
    FULL,
    READ_ONLY,
    CORRUPT,
    NEWER_THAN_PROGRAM,
    OTHER
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The same refusal for another caller, with this one as its cause. */
  StoreException again() {
    return new StoreException(kind, Objects.requireNonNullElse(getMessage(), ""), this);
  }
}
