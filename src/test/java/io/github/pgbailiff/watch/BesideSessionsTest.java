package io.github.pgbailiff.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.LastHour;
import io.github.pgbailiff.alert.Sighted;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch of vacuum, which is held back by what is no session. */
class BesideSessionsTest {
  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("wal_level", "logical", "autovacuum", "off"));

  private final PostgresCluster cluster =
      GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));

  @AfterEach
  void stop() {
    server.close();
  }

  private static WatchRule rule(String filter, Optional<Integer> count) {
    return new WatchRule(
        filter,
        new WatchRule.Sessions(GivenRights.conditions(filter.split(" ")), count),
        Duration.ZERO,
        List.of(),
        Optional.empty(),
        WatchRule.AGAIN_AFTER,
        Map.of(),
        List.of());
  }

  private List<Sighted> look(WatchRule... rules) {
    return new ClusterWatch(cluster, List.of(rules), new LastHour(), new HashMap<>())
        .look(Instant.now(), _ -> false)
        .sighted();
  }

  private List<String> told(String filter) {
    return look(rule(filter, Optional.empty())).stream()
        .map(it -> it.sight().words().orElseThrow())
        .toList();
  }

  @Test
  void a_rule_on_vacuum_alone_tells_of_prepared_transactions_and_slots() {
    server.runIn("postgres", "CREATE DATABASE shop");
    server.runIn("shop", "SELECT pg_create_logical_replication_slot('feed', 'pgoutput')");
    server.runIn("shop", "BEGIN", "CREATE TABLE t (i int)", "PREPARE TRANSACTION 'tx9'");
    server.runIn("shop", "SELECT txid_current()", "SELECT txid_current()", "SELECT txid_current()");

    assertThat(look(rule("xmin:2", Optional.empty())))
        .extracting(Sighted::subject)
        .containsExactlyInAnyOrder(Subject.slot("feed"), Subject.prepared("tx9"));
    assertThat(told("xmin:2"))
        .anyMatch(it -> it.startsWith("the replication slot feed, which is no session"))
        .anyMatch(it -> it.contains("\"tx9\" of postgres in shop, which is no session"))
        .allMatch(it -> it.contains("back by at least "));
    assertThat(told("xmin:1M")).isEmpty();
    assertThat(told("xmin:2 app:psql")).isEmpty();
    assertThat(look(rule("xmin:2", Optional.of(1)))).isEmpty();
  }

  @Test
  void a_card_of_it_is_not_edited_with_each_transaction() {
    server.runIn("postgres", "BEGIN", "CREATE TABLE t (i int)", "PREPARE TRANSACTION 'tx9'");
    for (int i = 0; i < 10; i++) {
      server.runIn("postgres", "SELECT txid_current()");
    }
    List<String> before = told("xmin:2");
    server.runIn("postgres", "SELECT txid_current()");
    assertThat(told("xmin:2"))
        .isEqualTo(before)
        .singleElement()
        .asString()
        .contains("back by at least 10 transactions;");
  }
}
