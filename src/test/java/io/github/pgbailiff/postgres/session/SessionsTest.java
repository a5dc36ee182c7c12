package io.github.pgbailiff.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.ShopContract;
import io.github.pgbailiff.postgres.ShopWorkload;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest extends ShopContract {
  SessionsTest(PostgresDatabase database) {
    super(database, "app:pg_dump*");
  }

  private List<String> names(SessionQuery query) {
    return ShopWorkload.names(cluster.sessions(query));
  }

  @Test
  void lists_the_oldest_transaction_first() {
    assertThat(names(SessionQuery.ALL.where(shop.conditions())))
        .containsExactly("checkout", "cart", "pg_dump 18");
  }

  @Test
  void texts_are_masked_unless_literals_are_asked_for() {
    assertThat(query("user:" + shop.ann, false)).contains("SELECT ?, ?");
    assertThat(query("user:" + shop.ann, true)).contains("SELECT 'secret one', 42");
  }

  private Optional<String> query(String condition, boolean literals) {
    return cluster
        .sessions(
            SessionQuery.ALL
                .where(shop.conditions(condition))
                .literals(literals)
                .withTexts(SessionQuery.LISTED))
        .rows()
        .getFirst()
        .query();
  }

  @Test
  void hidden_idle_sessions_are_counted() {
    Sessions sessions =
        cluster.sessions(SessionQuery.ALL.where(shop.conditions()).hidingIdle(true));
    assertThat(sessions.rows()).hasSize(2);
    assertThat(sessions.hiddenIdle()).isEqualTo(1);
    assertThat(sessions.matched()).isEqualTo(3);
    assertThat(sessions.total()).isGreaterThanOrEqualTo(3);
    Sessions withText =
        cluster.sessions(
            SessionQuery.ALL.where(shop.conditions("query:!zzz")).hidingIdle(true).limited(1));
    assertThat(withText.rows()).hasSize(1);
    assertThat(withText.hiddenIdle()).isEqualTo(1);
    assertThat(withText.matched()).isEqualTo(3);
  }

  @Test
  void a_limit_does_not_change_the_counts() {
    Sessions sessions = cluster.sessions(SessionQuery.ALL.where(shop.conditions()).limited(1));
    assertThat(sessions.rows()).hasSize(1);
    assertThat(sessions.matched()).isEqualTo(3);
  }

  @Test
  void sorts_by_what_is_asked_for() {
    assertThat(names(SessionQuery.ALL.where(shop.conditions()).sorted(SessionQuery.Sort.CONN)))
        .containsExactly("checkout", "cart", "pg_dump 18");
    var pids =
        cluster
            .sessions(SessionQuery.ALL.where(shop.conditions()).sorted(SessionQuery.Sort.PID))
            .rows()
            .stream()
            .map(Session::pid)
            .toList();
    assertThat(pids).isSorted();
    assertThat(
            names(SessionQuery.ALL.where(shop.conditions()).sorted(SessionQuery.Sort.IDLE))
                .getFirst())
        .isEqualTo("checkout");
  }

  @Test
  void says_why_a_session_is_left_alone() {
    assertThat(exclusion("app:pg_dump*")).contains("protected by app pg_dump*");
    assertThat(exclusion("app:cart")).isEmpty();
    try (var own = database.session(shop.bailiff, "pgbailiff")) {
      SessionQuery byPid = SessionQuery.ALL.pids(List.of(own.pid()));
      assertThat(cluster.sessions(byPid).rows().getFirst().exclusion().orElseThrow().reason())
          .isEqualTo("pgbailiff's own connection");
      Sessions all = cluster.sessions(SessionQuery.ALL.where(shop.conditions()));
      assertThat(all.rows()).noneMatch(session -> session.pid() == own.pid());
      assertThat(all.matched()).isEqualTo(3);
    }
    try (var _ = database.session(shop.ann, "pgbailiff impostor")) {
      assertThat(exclusion("app:pgbailiff*")).isEmpty();
    }
  }

  private Optional<String> exclusion(String condition) {
    return cluster
        .sessions(SessionQuery.ALL.where(shop.conditions(condition)))
        .rows()
        .getFirst()
        .exclusion()
        .map(SessionExclusion::reason);
  }

  @Test
  void knows_ages_by_the_servers_clock_and_the_identity_to_the_microsecond() {
    Session session =
        cluster
            .sessions(SessionQuery.ALL.where(shop.conditions("user:" + shop.ann)))
            .rows()
            .getFirst();
    assertThat(session.connected().orElseThrow())
        .isGreaterThanOrEqualTo(session.inTransaction().orElseThrow());
    assertThat(session.running()).isEmpty();
    assertThat(session.idle()).isPresent();
    assertThat(session.client()).contains("127.0.0.1");
    assertThat(
            database.query(
                "SELECT backend_start = '"
                    + session.target().id().backendStart()
                    + "' FROM pg_stat_activity WHERE pid = "
                    + session.pid()))
        .containsExactly("t");
  }

  @Test
  void without_pg_read_all_stats_it_says_so() {
    String weak = shop.role("weak", "IN ROLE pg_signal_backend");
    PostgresCluster blind = GivenRights.over(GivenRights.cluster(database, weak));
    Sessions sessions = blind.sessions(SessionQuery.ALL.where(shop.conditions("user:" + shop.ann)));
    assertThat(sessions.unreadable()).isPositive();
    assertThat(sessions.rows().getFirst().exclusion().orElseThrow())
        .isEqualTo(
            new SessionExclusion(
                SessionExclusion.Kind.UNREADABLE,
                "hidden: pgbailiff lacks pg_read_all_stats here"));
    assertThat(blind.capabilities().may()).isEmpty();
    assertThat(cluster.capabilities().may()).containsExactly("read", "cancel", "terminate");
  }

  @Test
  void a_superuser_needs_no_membership() {
    PostgresCluster all =
        GivenRights.over(GivenRights.cluster(database, database.server().superuser()));
    assertThat(all.capabilities().may()).containsExactly("read", "cancel", "terminate", "block");
    assertThat(all.sessions(SessionQuery.ALL.where(shop.conditions())).rows()).hasSize(3);
  }

  @Test
  void usage_counts_connections_in_five_ways() {
    ConnectionUsage usage = cluster.usage();
    assertThat(usage.byUser()).containsEntry(shop.bob, 2).containsEntry(shop.ann, 1);
    assertThat(usage.byDatabase()).containsEntry(database.name(), 3);
    assertThat(usage.byApplication()).containsEntry("cart", 1);
    assertThat(usage.byState()).containsEntry("idle in transaction", 1);
    assertThat(usage.byClient()).containsKey("127.0.0.1");
    assertThat(usage.used())
        .isEqualTo(usage.byUser().values().stream().mapToInt(Integer::intValue).sum());
    assertThat(usage.reserved()).isPositive();
    assertThat(usage.maxConnections()).isEqualTo(cluster.capabilities().maxConnections());
  }

  @Test
  void one_session_in_full() {
    database.session("owner").run("CREATE TABLE shop (n int)", "GRANT ALL ON shop TO " + shop.bob);
    shop.cart.run("BEGIN", "LOCK TABLE shop");
    var waiting = database.session(shop.bob, "queue");
    waiting.start("SELECT * FROM shop");
    database.awaitTrue(
        "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND pid = " + waiting.pid());
    // Names of relations are known in the database that one is connected to.
    PostgresCluster cluster = GivenRights.over(GivenRights.cluster(database, shop.bailiff));
    SessionDetails holder = cluster.session(shop.cart.pid(), false).orElseThrow();
    assertThat(holder.locks())
        .contains(
            new SessionDetails.HeldLock(
                "relation",
                "AccessExclusiveLock",
                Optional.of("shop"),
                false,
                Optional.empty(),
                true));
    assertThat(holder.waiters()).containsExactly(waiting.pid());
    SessionDetails waiter = cluster.session(waiting.pid(), false).orElseThrow();
    assertThat(waiter.holders()).containsExactly(shop.cart.pid());
    assertThat(waiter.locks().getFirst().granted()).isFalse();
    assertThat(waiter.session().blockers()).containsExactly(shop.cart.pid());
    assertThat(cluster.session(1, false)).isEmpty();
    assertThat(holder.session().waiters()).isEqualTo(1);
  }
}
