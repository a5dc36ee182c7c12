package io.github.pgbailiff.store;

import org.jspecify.annotations.Nullable;

/** The place of everything that survives a restart. */
public interface Store extends AutoCloseable {

  /**
   * Runs the work in one transaction that can write, alone among writers, and commits it; whatever
   * the work throws rolls it back.
   *
   * @throws StoreException when the store cannot be read or written; its kind says why
   */
  <T extends @Nullable Object> T transact(Work<T> work);

  /** Runs the work in one transaction that only reads. */
  <T extends @Nullable Object> T read(Work<T> work);

  @Override
  void close();

  /** The work of one transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Tx tx);
  }
}
