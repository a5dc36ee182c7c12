package io.github.pgbailiff.alert;

import java.util.Optional;

/**
 * People who are ending nothing at this moment.
 *
 * @param words who ended whatever is over; empty where pgbailiff did not
 */
public record EndedBy(Optional<String> words) implements Enders {
  public static final EndedBy NOBODY = new EndedBy(Optional.empty());

  @Override
  public boolean areAtWork(Alert alert) {
    return false;
  }

  @Override
  public Optional<String> of(Alert alert) {
    return words;
  }
}
