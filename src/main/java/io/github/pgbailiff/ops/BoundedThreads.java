package io.github.pgbailiff.ops;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** A virtual thread for each task, so many at once; what is above that is refused, not queued. */
final class BoundedThreads implements Executor {
  private final String name;
  private final Semaphore free;

  BoundedThreads(String name, int most) {
    this.name = name;
    this.free = new Semaphore(most);
  }

  @Override
  public void execute(Runnable task) {
    if (!free.tryAcquire()) {
      throw new RejectedExecutionException(name + ": too many at once");
    }
    Thread.ofVirtual().name(name).start(() -> run(task));
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      free.release();
    }
  }
}
