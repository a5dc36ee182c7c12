package io.github.pgbailiff.serve;

import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store whose transactions are timed, with what they waited for others. */
record MeasuredStore(Store store, Metrics metrics) implements Store {
  @Override
  public <T extends @Nullable Object> T transact(Work<T> work) {
    return timed(true, () -> store.transact(work));
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return timed(false, () -> store.read(work));
  }

  /** What the work itself throws is no failure of the store. */
  private <T extends @Nullable Object> T timed(boolean writes, Supplier<T> transaction) {
    long start = System.nanoTime();
    boolean done = true;
    try {
      return transaction.get();
    } catch (StoreException e) {
      done = false;
      throw e;
    } finally {
      metrics.stored(writes, done, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
