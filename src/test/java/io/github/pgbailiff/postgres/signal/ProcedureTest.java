package io.github.pgbailiff.postgres.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A procedure that commits as it goes: the statement is one, its transactions are many. */
class ProcedureTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  private final PostgresCluster cluster =
      GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));

  private final PostgresSession batch = new PostgresSession(server.connect("postgres", "batch"));
  private final List<Condition> ofBatch = GivenRights.conditions("app:batch");

  @BeforeEach
  void makeProcedure() {
    assumeThat(cluster.capabilities().version().isAtLeast(ServerVersion.V11)).isTrue();
    server.run(
        "CREATE PROCEDURE batches(n int) LANGUAGE plpgsql AS $$ BEGIN FOR i IN 1..n LOOP"
            + " PERFORM pg_sleep(0.05); COMMIT; END LOOP; END $$");
  }

  @AfterEach
  void stop() {
    batch.close();
    server.close();
  }

  private Session seen() {
    return cluster.sessions(SessionQuery.ALL.where(ofBatch)).rows().getFirst();
  }

  private Instant inTransaction() {
    return await()
        .until(
            () -> seen().isRunning() ? seen().xactStart() : Optional.<Instant>empty(),
            Optional::isPresent)
        .orElseThrow();
  }

  private void awaitAnotherThan(Instant transaction) {
    await().until(() -> seen().xactStart().filter(it -> it.isAfter(transaction)).isPresent());
  }

  @Test
  void it_is_ended_in_another_transaction_too() {
    batch.start("CALL batches(1000)");
    inTransaction();
    var order = StepOrder.terminate(cluster, ofBatch).sameTransaction();
    awaitAnotherThan(order.step().targets().getFirst().xactStart().orElseGet(() -> seen().seen()));
    assertThat(order.outcomes()).containsExactly("ended");
  }

  @Test
  void another_call_of_it_is_spared() {
    var first = batch.start("CALL batches(10)");
    inTransaction();
    var order = StepOrder.terminate(cluster, ofBatch).sameTransaction();
    first.failure();
    batch.start("CALL batches(1000)");
    awaitAnotherThan(inTransaction());
    assertThat(order.outcomes()).containsExactly("changed");
  }
}
