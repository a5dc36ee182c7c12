package io.github.pgbailiff.store;

import java.time.Instant;
import java.util.Optional;

/** One row of a query; a column that is null is empty. */
public interface Row {
  String text(String column);

  long number(String column);

  boolean flag(String column);

  Instant instant(String column);

  Optional<String> optionalText(String column);

  Optional<Long> optionalNumber(String column);

  Optional<Instant> optionalInstant(String column);
}
