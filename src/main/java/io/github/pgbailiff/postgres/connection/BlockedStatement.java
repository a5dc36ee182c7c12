package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look, over a second connection, at who holds up a statement of ours that takes longer than it
 * should: when it has given up, nobody can tell any more.
 */
public final class BlockedStatement implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlockedStatement.class);

  /** Shorter than lock_timeout. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final CountDownLatch done = new CountDownLatch(1);
  private final CompletableFuture<Optional<String>> holder;

  private BlockedStatement(ClusterConnections access, int pid) {
    this.holder =
        CompletableFuture.supplyAsync(() -> look(access, pid), Thread::startVirtualThread);
  }

  /** Begins, without waiting, for the statement that the connection is about to run. */
  public static BlockedStatement over(ClusterConnections access, Server waiting)
      throws SQLException {
    return new BlockedStatement(
        access, waiting.connection().unwrap(PGConnection.class).getBackendPID());
  }

  private Optional<String> look(ClusterConnections access, int pid) {
    try {
      return done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          ? Optional.empty()
          : access.read(server ->
              server.query("lock-holder", Values.of("pid", pid), BlockedStatement::words));
    } catch (ClusterException e) {
      LOG.debug("who holds up {} cannot be told", pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static Optional<String> words(Rows rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    if (rows.number("pid") == 0) {
      return Optional.of("a prepared transaction");
    }
    String application = rows.text("application_name").filter(it -> !it.isEmpty()).orElse("-");
    return Optional.of(
        "%d of %s (%s, %s)"
            .formatted(
                rows.number("pid"),
                rows.text("usename").orElse("no role"),
                application,
                rows.text("state").orElse("state hidden")));
  }

  /** Who held it up, in words, as far as that was seen. */
  public Optional<String> holder() {
    return holder.join();
  }

  @Override
  public void close() {
    done.countDown();
  }
}
