package io.github.pgbailiff.demo.workload;

import java.sql.SQLException;
import java.time.Duration;

/**
 * A pooled session: idle most of the time, with a short query now and then.
 *
 * @param template the query, with {@code %d} for a number
 */
record BrowsingClient(String template, int from, int to) implements Behaviour {
  @Override
  public void live(ClientSession life) throws SQLException, InterruptedException {
    life.execute(template.formatted(life.random().nextInt(from, to)));
    life.restBetween(Duration.ofSeconds(1), Duration.ofSeconds(9));
  }
}
