package io.github.pgbailiff.store;

import io.github.pgbailiff.sql.Values;
import java.util.List;
import java.util.function.Predicate;

/**
 * An open transaction. Statements are {@code .sql} resources beside the class that runs them, named
 * here without the ending; a variant for one database carries its name ({@code events-sqlite.sql},
 * {@code events-postgresql.sql}) and wins over the common one.
 *
 * <p>A statement binds its values by name, as {@code :name}. They are {@link String}, {@link Long},
 * {@link Integer}, {@link Boolean}, {@link java.time.Instant} (stored as microseconds since 1970),
 * or empty. Every statement may throw {@link StoreException}.
 */
public interface Tx {

  /** The rows of a query. */
  List<Row> query(Class<?> owner, String statement, Values values);

  default List<Row> query(Class<?> owner, String statement) {
    return query(owner, statement, Values.NONE);
  }

  /**
   * Shows the rows of a query one by one, without holding them all, until one is answered with
   * false.
   */
  void each(Class<?> owner, String statement, Values values, Predicate<Row> goesOn);

  default void each(Class<?> owner, String statement, Predicate<Row> goesOn) {
    each(owner, statement, Values.NONE, goesOn);
  }

  /** The number of rows that a statement wrote. */
  int update(Class<?> owner, String statement, Values values);

  default int update(Class<?> owner, String statement) {
    return update(owner, statement, Values.NONE);
  }

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
