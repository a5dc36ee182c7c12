package io.github.pgbailiff.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pieces of work that share one transaction of the database, and so one wait for the disk. Each
 * stands behind a savepoint: one that fails takes back what it wrote and nothing else.
 */
final class TransactionGroup {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionGroup.class);

  private final Database database;
  private final StoreConnections connections;
  private final Statements statements;
  private final Connection connection;
  private final Map<Tx.Look<?>, List<Object>> looks = new LinkedHashMap<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private Optional<StoreException> failure = Optional.empty();
  private boolean closed;
  private boolean empty = true;

  TransactionGroup(Database database, StoreConnections connections, Statements statements) {
    this.database = database;
    this.connections = connections;
    this.statements = statements;
    this.connection = connections.begin(database::beginWriting);
  }

  /** Whether nothing more can join: it is committed or broken. */
  boolean isClosed() {
    return closed;
  }

  /** Runs the work as part of the transaction; {@link #settle} tells whether it is durable. */
  <T extends @Nullable Object> T run(Store.Work<T> work) {
    JdbcTx tx = new JdbcTx(connection, database, statements);
    Optional<StoreException> refusal = Optional.empty();
    boolean done = false;
    try {
      step("savepoint work");
      T result = work.run(tx);
      step("release savepoint work");
      done = true;
      joined(tx);
      return result;
    } catch (StoreException e) {
      refusal = Optional.of(e);
      throw e;
    } finally {
      if (!done) {
        takeBack(refusal);
      }
    }
  }

  private void joined(JdbcTx tx) {
    empty = false;
    tx.looks()
        .forEach(
            (look, written) -> looks.computeIfAbsent(look, _ -> new ArrayList<>()).addAll(written));
    afterwards.addAll(tx.afterwards());
  }

  private void step(String statement) {
    try {
      Database.run(connection, statement);
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  /** Some failures end the whole transaction; then nobody's work is kept. */
  private void takeBack(Optional<StoreException> refusal) {
    try {
      Database.run(connection, "rollback to savepoint work");
      Database.run(connection, "release savepoint work");
      if (empty) {
        closed = true;
        database.rollback(connection);
        connections.keep(connection);
      }
    } catch (SQLException e) {
      breakUp(refusal.orElseGet(() -> database.explain(e)));
    }
  }

  private void breakUp(StoreException why) {
    closed = true;
    failure = Optional.of(why);
    connections.discard(connection);
  }

  /**
   * Commits, unless another member did so already.
   *
   * @throws StoreException when the work of the members is not durable
   */
  void settle() {
    if (!closed) {
      commit();
    }
    if (failure.isPresent()) {
      throw failure.get().again();
    }
  }

  private void commit() {
    try {
      database.commit(connection);
    } catch (SQLException e) {
      breakUp(database.explain(e));
      return;
    }
    closed = true;
    if (looks.isEmpty() || isAsItWasWritten()) {
      connections.keep(connection);
      afterwards.forEach(TransactionGroup::perform);
    }
  }

  /** One look for all: what does not hold for one member is told to each. */
  private boolean isAsItWasWritten() {
    try {
      database.beginReading(connection);
      JdbcTx tx = new JdbcTx(connection, database, statements);
      looks.forEach((look, written) -> look(tx, look, written));
      database.rollback(connection);
      return true;
    } catch (SQLException e) {
      breakUp(database.explain(e));
    } catch (StoreException e) {
      breakUp(e);
    }
    return false;
  }

  @SuppressWarnings("unchecked") // by how a transaction takes them
  private static <T> void look(Tx tx, Tx.Look<T> look, List<?> written) {
    look.at(tx, (List<T>) written);
  }

  /** What is committed stays so: an action that fails is reported and harms no other. */
  private static void perform(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("an action after a commit failed", e);
    }
  }
}
