package io.github.pgbailiff.planted.bot;

/** Has a name that says nothing. */
public record PlantedSessionManager() {
  /** Has another one. */
  record PlantedImpl() {}

  /** Is named by what it does. */
  record PlantedWaiting() {}
}
