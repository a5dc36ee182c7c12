package io.github.pgbailiff.alert;

import java.util.Optional;

/** The people who end what alerts are about. */
public interface Enders {
  /** Whether somebody is ending it at this moment: who did it can be told soon. */
  boolean areAtWork(Alert alert);

  /** Who ended it, such as {@code R-12 of ann and bob}; empty where pgbailiff did not. */
  Optional<String> of(Alert alert);
}
