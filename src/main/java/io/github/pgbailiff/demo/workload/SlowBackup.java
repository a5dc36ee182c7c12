package io.github.pgbailiff.demo.workload;

import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** A dump of a table to a slow disk: one statement in one transaction, for minutes. */
final class SlowBackup implements Behaviour {
  private static final Duration PER_ROW = Duration.ofMillis(25);

  @Override
  public void live(ClientSession life) throws SQLException, InterruptedException {
    life.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    var copies = life.connection().unwrap(PGConnection.class).getCopyAPI();
    CopyOut copy = copies.copyOut("COPY public.orders (id, customer, placed, note) TO stdout");
    while (copy.readFromCopy() != null) {
      life.rest(PER_ROW);
    }
    life.execute("COMMIT");
    life.rest(Duration.ofSeconds(5));
  }
}
