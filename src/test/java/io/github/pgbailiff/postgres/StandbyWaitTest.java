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
import org.junit.jupiter.api.Test;

/** A commit that waits for a standby which never comes. */
class StandbyWaitTest {
  private static final Map<String, String> NO_STANDBY =
      Map.of("synchronous_standby_names", "nobody", "synchronous_commit", "local");

  @Test
  void whoever_waits_for_a_standby_is_committed_and_the_outcome_says_so() {
    try (var server = PostgresServer.embedded(NO_STANDBY);
        var database = new PostgresDatabase(server)) {
      PostgresSession payer = database.session("payer").run("CREATE TABLE pay (n int)");
      payer.run("SET synchronous_commit = on");
      payer.start("INSERT INTO pay VALUES (1)");
      database.awaitTrue(
          "SELECT wait_event = 'SyncRep' FROM pg_stat_activity WHERE pid = " + payer.pid());
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
          .isEqualTo("committed on this server before that, and may be lost at a failover");
      assertThat(payer.alive()).isTrue();
    }
  }
}
