package io.github.pgbailiff.store;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Statements are {@code .sql} resources beside the class that runs them, named
 * here without the ending; a variant for one database carries its name ({@code events-sqlite.sql},
 * {@code events-postgresql.sql}) and wins over the common one.
 *
 * <p>Values are {@link String}, {@link Long}, {@link Integer}, {@link Boolean}, {@link
 * java.time.Instant} (stored as microseconds since 1970), or null. Every statement may throw {@link
 * StoreException}.
 */
public interface Tx {

  /** The rows of a query. */
  List<Row> query(Class<?> owner, String statement, @Nullable Object... values);

  /**
   * Shows the rows of a query one by one, without holding them all, until one is answered with
   * false.
   */
  void each(Class<?> owner, String statement, Predicate<Row> goesOn, @Nullable Object... values);

  /** The number of rows that a statement wrote. */
  int update(Class<?> owner, String statement, @Nullable Object... values);

  /**
   * Looks at the store once more when the transaction is durable, before whoever began it is told
   * so; what the look throws is what they get. Those that are committed together share it.
   */
  <T> void lookAfterCommit(Look<T> look, T written);

  /**
   * Runs the action once the transaction is durable; never when it is rolled back. Actions run in
   * the order of the commits and hold up the next writer: they must be short and stay away from the
   * store.
   */
  void afterCommit(Runnable action);

  /** A look back at all that transactions wrote together. */
  @FunctionalInterface
  interface Look<T> {
    void at(Tx tx, List<T> written);
  }
}
