package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A holder that is no client: an autovacuum that gives way to nobody. */
class WraparoundTest {
  private static final Map<String, String> EAGER =
      Map.of(
          "autovacuum_naptime", "1s",
          "autovacuum_freeze_max_age", "100000",
          "synchronous_commit", "off");

  @Test
  void an_autovacuum_to_prevent_wraparound_is_told_by_its_type() {
    try (var server = PostgresServer.embedded(EAGER);
        var database = new PostgresDatabase(server)) {
      PostgresSession maker = database.session("maker");
      maker.run(
          "CREATE TABLE v WITH (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)"
              + " AS SELECT g, repeat('x', 300) FROM generate_series(1, 50000) g",
          "CREATE PROCEDURE burn() LANGUAGE plpgsql AS"
              + " 'BEGIN FOR i IN 1..101000 LOOP PERFORM txid_current(); COMMIT; END LOOP; END'",
          "CALL burn()");
      database.awaitTrue(
          "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE query LIKE 'autovacuum: VACUUM%.v (to%')");
      maker.start("ALTER TABLE v ADD COLUMN z int");
      database.awaitTrue(maker, "wait_event_type = 'Lock'");
      PostgresCluster cluster = GivenRights.over(GivenRights.cluster(database, server.superuser()));
      var party = (Party.Of) cluster.locks().roots().getFirst().party();
      assertThat(party.session().process()).contains("autovacuum worker (to prevent wraparound)");
      assertThat(party.session().exclusion().orElseThrow().reason())
          .isEqualTo("background process: autovacuum worker (to prevent wraparound)");
      assertThat(party.session().remedy().orElseThrow())
          .contains("wait until it is done", "cancel the statement that waits", "comes back");
    }
  }
}
