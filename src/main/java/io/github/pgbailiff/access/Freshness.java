package io.github.pgbailiff.access;

/** The greatest age of an answer about memberships. */
public enum Freshness {
  /** Up to a minute: enough for reading. */
  CACHED,
  /** Looked up for this very question: what a press and an execution need. */
  FRESH
}
