package io.github.pgbailiff.demo.workload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A checkout that updates one row of the stock and forgets to commit, and those who queue behind
 * it: until its session is ended.
 */
final class StuckCheckout implements Behaviour {
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final AtomicBoolean stuck = new AtomicBoolean();
  private final AtomicBoolean before = new AtomicBoolean();

  @Override
  public void live(ClientSession life) throws SQLException, InterruptedException {
    if (before.getAndSet(true)) {
      life.rest(QUIET);
    }
    life.execute("BEGIN");
    life.execute("UPDATE stock SET qty = qty - 1 WHERE sku = 'A-1001'");
    stuck.set(true);
    try {
      life.rest(FOR_EVER);
    } finally {
      stuck.set(false);
    }
  }

  /** Somebody who wants the same row or table, so long after it got stuck. */
  Behaviour behind(Duration delay, String sql) {
    return life -> {
      while (!stuck.get()) {
        life.rest(LOOK);
      }
      life.rest(delay);
      life.execute(sql);
      life.rest(Duration.ofSeconds(2));
    };
  }
}
