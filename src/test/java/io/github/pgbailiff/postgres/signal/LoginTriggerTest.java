package io.github.pgbailiff.postgres.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that is held up in a login trigger: it has no state yet, and runs. */
class LoginTriggerTest {
  private static final ServerVersion V17 = new ServerVersion(170000);

  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  private final PostgresCluster cluster =
      GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));

  @BeforeEach
  void makeTrigger() {
    assumeThat(cluster.capabilities().version().isAtLeast(V17)).isTrue();
    server.run("CREATE DATABASE guarded");
    server.runIn(
        "guarded",
        "CREATE FUNCTION hold() RETURNS event_trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN PERFORM pg_sleep(60); END $$",
        "CREATE EVENT TRIGGER hold ON login EXECUTE FUNCTION hold()");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Session held() {
    var asleep = GivenRights.conditions("db:guarded", "wait:timeout:pgsleep");
    await().until(() -> cluster.sessions(SessionQuery.ALL.where(asleep)).matched() == 1);
    return cluster.sessions(SessionQuery.ALL.where(asleep)).rows().getFirst();
  }

  @Test
  void what_it_runs_is_cancelled() {
    CompletableFuture<Connection> login =
        CompletableFuture.supplyAsync(() -> server.connect("guarded", "held"));
    assertThat(held().state()).isEmpty();
    assertThat(held().isRunning()).isTrue();
    assertThat(StepOrder.cancel(cluster, GivenRights.conditions("db:guarded")).outcomes())
        .containsExactly("cancelled");
    assertThatThrownBy(login::join)
        .rootCause()
        .hasMessageContaining("canceling statement due to user request");
  }
}
