package io.github.pgbailiff.planted.executor;

/** Has a name that says nothing. */
public record PlantedSessionManager() {
  /** Has another one. */
  record PlantedImpl() {}
}
