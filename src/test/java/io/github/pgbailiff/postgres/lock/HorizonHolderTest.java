package io.github.pgbailiff.postgres.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vacuum that is held back by what is no session. */
class HorizonHolderTest {
  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("wal_level", "logical", "autovacuum", "off"));

  private final PostgresCluster cluster =
      GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> words(String filter) {
    return cluster.unheld(GivenRights.conditions(filter), true);
  }

  @Test
  void prepared_transactions_and_slots_are_told_where_sessions_are_asked_for_by_that() {
    server.runIn("postgres", "CREATE DATABASE shop");
    server.runIn("shop", "SELECT pg_create_logical_replication_slot('feed', 'pgoutput')");
    server.runIn("shop", "BEGIN", "CREATE TABLE t (i int)", "PREPARE TRANSACTION 'tx9'");
    server.runIn("shop", "SELECT txid_current()", "SELECT txid_current()", "SELECT txid_current()");
    assertThat(cluster.sessions(SessionQuery.ALL.where(GivenRights.conditions("xmin:2"))).rows())
        .isEmpty();
    assertThat(words("xmin:2"))
        .satisfiesExactlyInAnyOrder(
            slot ->
                assertThat(slot)
                    .startsWith("xmin: the replication slot feed, which is no session")
                    .contains("vacuum of catalogs", "no consumer now", "pg_drop_replication_slot"),
            prepared ->
                assertThat(prepared)
                    .startsWith("xmin: the prepared transaction \"tx9\" of postgres in shop")
                    .contains("ROLLBACK PREPARED"));
    assertThat(words("xmin:1M")).isEmpty();
    assertThat(words("xact:1h")).isEmpty();
  }
}
