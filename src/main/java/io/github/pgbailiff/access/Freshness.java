package io.github.pgbailiff.access;

/** How old an answer about memberships may be. */
public enum Freshness {
  /** Up to a minute: enough for reading. */
  CACHED,
  /** Looked up for this very question: what a press and an execution need. */
  FRESH
}
