package io.github.pgbailiff.postgres.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session whose process heeds no signal for a while, as one that waits for a dead disk. */
class UnheededSignalTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  private final PostgresCluster cluster =
      GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));

  private final PostgresSession stuck = new PostgresSession(server.connect("postgres", "stuck"));

  @AfterEach
  void stop() {
    stuck.close();
    server.close();
  }

  private void send(String signal) {
    try {
      String pid = String.valueOf(stuck.pid());
      assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
    } catch (IOException failure) {
      throw new AssertionError("the process cannot be stopped", failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interruption);
    }
  }

  @Test
  void what_becomes_of_it_is_told_with_the_outcome() {
    var query = stuck.start("SELECT pg_sleep(60)");
    var asleep = GivenRights.conditions("app:stuck", "wait:timeout:pgsleep");
    await().until(() -> cluster.sessions(SessionQuery.ALL.where(asleep)).matched() == 1);
    send("STOP");
    try {
      assertThat(StepOrder.cancel(cluster, asleep).outcomes())
          .containsExactly(
              "still there (it has the signal, and its query ends once it heeds that, last seen in"
                  + " PgSleep; a kill -9 would end every session)");
      assertThat(StepOrder.terminate(cluster, asleep).outcomes())
          .containsExactly(
              "still there (it has the signal, and it ends once it heeds that, last seen in"
                  + " PgSleep; a kill -9 would end every session)");
    } finally {
      send("CONT");
    }
    assertThat(query.failure()).as("as was told").isPresent();
  }
}
