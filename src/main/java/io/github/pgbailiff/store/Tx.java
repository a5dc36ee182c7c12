package io.github.pgbailiff.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Statements are {@code .sql} resources beside the class that runs them; a
 * variant for one database carries its name ({@code append-sqlite.sql}).
 *
 * <p>Values are {@link String}, {@link Long}, {@link Integer}, {@link Boolean}, {@link
 * java.time.Instant} (stored as microseconds since 1970), or null.
 */
public interface Tx {

  /** The rows of a query. */
  List<Row> query(Class<?> owner, String statement, @Nullable Object... values);

  /** The number of rows that a statement wrote. */
  int update(Class<?> owner, String statement, @Nullable Object... values);

  /** Runs the action once the transaction is durable; never when it is rolled back. */
  void afterCommit(Runnable action);
}
