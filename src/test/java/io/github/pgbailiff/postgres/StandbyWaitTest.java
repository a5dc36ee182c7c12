package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a transaction that waits for a standby which never comes. */
class StandbyWaitTest {
  private static final Map<String, String> NO_STANDBY =
      Map.of(
          "synchronous_standby_names",
          "nobody",
          "synchronous_commit",
          "local",
          "max_prepared_transactions",
          "5");

  @ParameterizedTest
  @ValueSource(strings = {"COMMIT", "PREPARE TRANSACTION 'half'", "ROLLBACK PREPARED 'whole'"})
  void whoever_waits_for_a_standby_is_done_here_and_the_outcome_says_so(String end) {
    try (var server = PostgresServer.embedded(NO_STANDBY);
        var database = new PostgresDatabase(server)) {
      PostgresSession payer = database.session("payer").run("CREATE TABLE pay (n int)");
      payer.run("BEGIN").run("INSERT INTO pay VALUES (1)").run("PREPARE TRANSACTION 'whole'");
      payer.run("SET synchronous_commit = on");
      if (!end.startsWith("ROLLBACK")) {
        payer.run("BEGIN").run("INSERT INTO pay VALUES (1)");
      }
      payer.start(end);
      database.awaitTrue(payer, "wait_event = 'SyncRep'");
      PostgresCluster cluster = GivenRights.over(GivenRights.cluster(database, server.superuser()));
      Session session =
          cluster.sessions(SessionQuery.ALL.pids(List.of(payer.pid()))).rows().getFirst();
      assertThat(session.awaitsStandby()).isTrue();
      assertThat(session.endsTransaction()).isFalse();
      Outcome outcome =
          StepOrder.cancel(cluster, GivenRights.conditions("app:payer"))
              .run()
              .values()
              .iterator()
              .next();
      assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CANCELLED);
      assertThat(outcome.detail())
          .isEqualTo("committed (or prepared, or rolled back) here before; a failover may lose it");
      assertThat(payer.alive()).isTrue();
      database
          .query("SELECT gid FROM pg_prepared_xacts")
          .forEach(it -> database.session("janitor").run("ROLLBACK PREPARED '%s'".formatted(it)));
    }
  }
}
