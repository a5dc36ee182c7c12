package io.github.pgbailiff.planted.access;

import java.util.Optional;

/** Is asked by those who must not. */
public record Limits() {
  public Optional<String> denial() {
    return Optional.empty();
  }
}
