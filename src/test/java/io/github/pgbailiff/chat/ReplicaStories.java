package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.serve.ServeProcess;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import org.junit.jupiter.api.Test;

/** Stories of a chat that several processes can reach. */
public interface ReplicaStories extends AlertStories {
  @Test
  default void a_replica_that_is_killed_under_an_alert_tells_nothing_twice_and_loses_nothing() {
    product().stop();
    try (ServeProcess other = product().replica();
        PostgresSession holder = stage().session("patient");
        PostgresSession one = stage().session("queued");
        PostgresSession two = stage().session("queued")) {
      other.awaitLine("serves ");
      holder.run(LOCK);
      var waiting = one.start(LOCK);
      bob().sees("holds up 1 session: queued");
      product().restart();
      other.kill();
      var next = two.start(LOCK);
      bob().sees("holds up 2 sessions: queued ×2");
      assertThat(bob().everything()).doesNotContain("ended by itself");
      holder.run("COMMIT");
      assertThat(waiting.failure()).isEmpty();
      one.run("COMMIT");
      assertThat(next.failure()).isEmpty();
      bob().sees("it ended by itself");
      toldOnce("A-1");
      assertThat(cards("A-2")).isEmpty();
    }
  }
}
