package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.session.ConnectionLimit;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements that read, on every version. */
class VersionedReadTest extends VersionContract {

  VersionedReadTest(OnVersion on, PostgresDatabase database) {
    super(on, database);
  }

  private List<String> select(String... conditions) {
    return ShopWorkload.names(
        cluster.sessions(
            SessionQuery.ALL.where(conditions(conditions)).sorted(SessionQuery.Sort.CONN)));
  }

  @Test
  void sessions_are_listed_with_their_counts() {
    Sessions sessions =
        cluster.sessions(
            SessionQuery.ALL.where(conditions()).hidingIdle(true).withTexts(SessionQuery.LISTED));
    assertThat(ShopWorkload.names(sessions)).containsExactly("checkout", "pg_dump 18");
    assertThat(sessions.matched()).isEqualTo(3);
    assertThat(sessions.hiddenIdle()).isEqualTo(1);
    assertThat(sessions.unreadable()).isZero();
    assertThat(sessions.rows().getFirst().query()).contains("SELECT ?, ?");
    for (SessionQuery.Sort sort : SessionQuery.Sort.values()) {
      assertThat(cluster.sessions(SessionQuery.ALL.where(conditions()).sorted(sort)).rows())
          .hasSize(3);
    }
  }

  @Test
  void every_filter_selects_what_it_says() {
    assertThat(select("user:" + shop.bob)).containsExactly("cart", "pg_dump 18");
    assertThat(select("app:!cart,pg_*")).containsExactly("checkout");
    assertThat(select("client:127.0.0.0/8")).hasSize(3);
    assertThat(select("client:local")).isEmpty();
    assertThat(select("state:idle-in-txn")).containsExactly("checkout");
    assertThat(select("state:idle-in-txn-aborted")).containsExactly("pg_dump 18");
    assertThat(select("type:client")).hasSize(3);
    assertThat(select("query:select ?, ?")).containsExactly("checkout");
    assertThat(select("pid:" + shop.cart.pid())).containsExactly("cart");
    assertThat(select("conn:0s")).hasSize(3);
    assertThat(select("conn:1h")).isEmpty();
    assertThat(select("xact:0s")).contains("checkout").doesNotContain("cart");
    assertThat(select("idle:0s")).hasSize(3);
    shop.asleep(shop.cart);
    assertThat(select("age:0s")).containsExactly("cart");
    // Before 9.6 a session is known to wait for a lock or not at all.
    assertThat(select("wait:any", "app:checkout")).hasSize(on.since("10") ? 1 : 0);
  }

  @Test
  void a_session_that_waits_for_a_lock_is_told_by_it() {
    PostgresSession waiting = waitsForTheTable();
    assertThat(select("wait:lock")).containsExactly("queue");
    Session row =
        cluster
            .sessions(SessionQuery.ALL.where(conditions("pid:" + waiting.pid())))
            .rows()
            .getFirst();
    assertThat(row.waitsForLock()).isTrue();
    assertThat(row.blockers())
        .isEqualTo(on.since("9.6") ? List.of(shop.checkout.pid()) : List.of());
  }

  private PostgresSession waitsForTheTable() {
    PostgresSession queue = database.session("queue");
    queue.run("CREATE TABLE IF NOT EXISTS shop (n int)", "GRANT ALL ON shop TO PUBLIC");
    shop.checkout.run("LOCK TABLE shop");
    queue.start("SELECT * FROM shop");
    database.awaitTrue(
        "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND pid = " + queue.pid());
    return queue;
  }

  @Test
  void one_session_is_told_in_full() {
    PostgresSession waiting = waitsForTheTable();
    SessionDetails holder = cluster.session(shop.checkout.pid(), true).orElseThrow();
    assertThat(holder.session().query()).contains("LOCK TABLE shop");
    assertThat(holder.locks())
        .anyMatch(lock -> lock.mode().equals("AccessExclusiveLock") && lock.granted());
    SessionDetails waiter = cluster.session(waiting.pid(), false).orElseThrow();
    assertThat(waiter.locks().getFirst().granted()).isFalse();
    if (on.since("9.6")) {
      assertThat(holder.waiters()).containsExactly(waiting.pid());
      assertThat(waiter.holders()).containsExactly(shop.checkout.pid());
    }
    assertThat(cluster.session(1, false)).isEmpty();
  }

  @Test
  void locks_make_a_forest_or_say_which_version_they_need() {
    waitsForTheTable();
    if (!on.since("9.6")) {
      assertThatThrownBy(cluster::locks)
          .isInstanceOf(ClusterException.class)
          .hasMessage("locks needs PostgreSQL 9.6 or newer, cluster test runs 9.3");
      return;
    }
    LockForest forest = cluster.locks();
    assertThat(forest.waiting()).isEqualTo(1);
    LockForest.Tree root = forest.roots().getFirst();
    assertThat(root.party().pid()).isEqualTo(shop.checkout.pid());
    assertThat(root.waiters().getFirst().lock().orElseThrow().type()).isEqualTo("relation");
  }

  @Test
  void a_prepared_transaction_is_a_holder() {
    PostgresSession queue = database.session("queue");
    queue.run("CREATE TABLE IF NOT EXISTS shop (n int)", "GRANT ALL ON shop TO PUBLIC");
    shop.checkout.run("LOCK TABLE shop", "PREPARE TRANSACTION 'left'");
    try {
      queue.start("SELECT * FROM shop");
      database.awaitTrue(
          "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND pid = " + queue.pid());
      if (on.since("9.6")) {
        assertThat(cluster.locks().roots().getFirst().party())
            .isInstanceOfSatisfying(
                LockForest.Party.Prepared.class,
                prepared -> assertThat(prepared.gid()).isEqualTo("left"));
      }
    } finally {
      shop.checkout.run("ROLLBACK PREPARED 'left'");
    }
  }

  @Test
  void usage_counts_connections_in_five_ways() {
    ConnectionUsage usage = cluster.usage();
    assertThat(usage.byUser()).containsEntry(shop.bob, 2).containsEntry(shop.ann, 1);
    assertThat(usage.byDatabase()).containsEntry(database.name(), 3);
    assertThat(usage.byApplication()).containsEntry("cart", 1);
    assertThat(usage.byState()).containsEntry("idle in transaction", 1);
    assertThat(usage.byClient()).containsKey("127.0.0.1");
    assertThat(usage.maxConnections()).isEqualTo(40);
    assertThat(usage.reserved()).isEqualTo(3);
    assertThat(database.query("SELECT current_setting('server_version_num')::int >= 180000"))
        .as(
            "whether those that are still logging in are counted, which usage tells where they are not")
        .containsExactly(usage.countsLogins() ? "t" : "f");
  }

  @Test
  void usage_tells_the_limits_of_roles_and_databases() {
    database.execute("ALTER ROLE %s CONNECTION LIMIT 2".formatted(shop.bob));
    database.execute("ALTER DATABASE %s CONNECTION LIMIT 7".formatted(database.name()));
    ConnectionUsage usage = cluster.usage();
    database.execute("ALTER ROLE %s CONNECTION LIMIT -1".formatted(shop.bob));
    database.execute("ALTER DATABASE %s CONNECTION LIMIT -1".formatted(database.name()));
    var ofBob = new ConnectionLimit(ConnectionLimit.Of.ROLE, shop.bob, 2);
    var ofShop = new ConnectionLimit(ConnectionLimit.Of.DATABASE, database.name(), 7);
    assertThat(usage.limits()).contains(ofBob, ofShop);
    assertThat(usage.used(ofBob)).isEqualTo(2);
    assertThat(usage.used(ofShop)).isEqualTo(3);
    assertThat(usage.limits().stream().map(ConnectionLimit::name).toList())
        .as("who has none is not told of")
        .doesNotContain(shop.ann, "postgres");
  }

  @Test
  void facts_and_identity_are_those_of_this_server() {
    ClusterCapabilities facts = cluster.capabilities();
    assertThat(facts.serverVersion()).isEqualTo(on.binaries().version().replaceFirst("\\.0$", ""));
    assertThat(facts.may()).containsExactly("read", "cancel", "terminate", "block");
    assertThat(facts.superuser()).isEqualTo(!on.granted());
    assertThat(facts.standby()).isFalse();
    assertThat(cluster.identity()).isEqualTo(cluster.identity());
    assertThat(cluster.identity().systemIdentifier().isPresent()).isEqualTo(on.since("9.6"));
  }

  @Test
  void a_cluster_with_all_that_grants_gives_is_well() {
    List<String> troubles =
        cluster.check(InstantSource.system()).stream()
            .filter(finding -> finding.level() == ClusterFinding.Level.ERROR)
            .map(ClusterFinding::message)
            .toList();
    assertThat(troubles).isEmpty();
  }
}
