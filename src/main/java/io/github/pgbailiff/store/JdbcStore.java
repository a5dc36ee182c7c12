package io.github.pgbailiff.store;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A store in a database. */
final class JdbcStore implements Store {
  /* Writing
   * -------
   * The chain of the record allows one writer at a time, and a commit waits for the disk. So that
   * many writers do not wait one after the other, those that queue while one works join its
   * transaction. Everyone takes two turns of a fair lock: the first runs the work, the second
   * commits, unless a member that queued earlier did it for all. Who is alone has both turns at
   * once; a group is never larger than the number of threads that write.
   */
  private static final int PATIENCE_SECONDS = 10;

  private final Database database;
  private final StoreConnections connections;
  private final Statements statements;
  private final ReentrantLock turn = new ReentrantLock(true);
  private Optional<TransactionGroup> open = Optional.empty();

  JdbcStore(Database database, StoreConnections connections) {
    this.database = database;
    this.connections = connections;
    this.statements = new Statements(database.dialect());
  }

  @Override
  public <T extends @Nullable Object> T transact(Work<T> work) {
    refuseNesting();
    waitForTurn();
    TransactionGroup group;
    T result;
    try {
      group = joined();
      result = group.run(work);
    } finally {
      turn.unlock();
    }
    turn.lock();
    try {
      group.settle();
    } finally {
      turn.unlock();
    }
    return result;
  }

  private TransactionGroup joined() {
    TransactionGroup group =
        open.filter(g -> !g.isClosed())
            .orElseGet(() -> new TransactionGroup(database, connections, statements));
    open = Optional.of(group);
    return group;
  }

  private void refuseNesting() {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "store: a transaction inside a transaction, or in an action after one");
    }
  }

  private void waitForTurn() {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new StoreException(
            StoreException.Kind.BUSY,
            "store: other writers of this process hold it for more than 10 s; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreException.Kind.BUSY, "store: interrupted while waiting", e);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return connections.look(c -> work.run(new JdbcTx(c, database, statements)));
  }

  /** Lets what is asked next log in anew. */
  void closeIdle() {
    connections.closeIdle();
  }

  @Override
  public void close() {
    turn.lock();
    try {
      connections.close();
    } finally {
      turn.unlock();
    }
  }
}
