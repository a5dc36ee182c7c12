package io.github.pgbailiff.postgres.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionDetails.HeldLock;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A query whose workers wait for a lock while its session only waits for them. */
@ExtendWith(PostgresExtension.class)
class WorkerWaitTest {
  private final PostgresDatabase database;
  private final PostgresCluster cluster;
  private PostgresSession holder;
  private PostgresSession leader;

  WorkerWaitTest(PostgresDatabase database) {
    this.database = database;
    this.cluster = GivenRights.over(GivenRights.cluster(database, database.server().superuser()));
    database
        .session("maker")
        .run(
            "CREATE TABLE rates AS SELECT 1 AS i",
            "CREATE TABLE big AS SELECT g AS i FROM generate_series(1, 100000) g",
            "ALTER TABLE big SET (parallel_workers = 2)",
            "ANALYZE big",
            "CREATE FUNCTION rate(int) RETURNS int LANGUAGE plpgsql STABLE PARALLEL SAFE AS"
                + " 'BEGIN RETURN (SELECT i FROM rates LIMIT 1); END'");
    this.holder = database.session("holder");
    this.leader = database.session("leader");
  }

  @BeforeEach
  void workers_wait() {
    holder.run("BEGIN", "LOCK TABLE rates IN ACCESS EXCLUSIVE MODE");
    leader.run(
        "SET parallel_setup_cost = 0",
        "SET parallel_tuple_cost = 0",
        "SET min_parallel_table_scan_size = 0",
        "SET parallel_leader_participation = off");
    leader.start("SELECT sum(rate(i)) FROM big");
    database.awaitTrue(
        "SELECT count(*) = 2 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND leader_pid = "
            + leader.pid());
  }

  private List<Integer> pids(String... conditions) {
    return cluster
        .sessions(SessionQuery.ALL.where(GivenRights.conditions(conditions)))
        .rows()
        .stream()
        .map(Session::pid)
        .toList();
  }

  @Test
  void their_wait_is_the_session_s_wherever_it_is_told() {
    filters_select_the_session_and_count_it_once();
    the_list_and_its_counts_have_one_waiter();
    the_session_tells_whom_it_waits_for_and_where();
    a_worker_waits_for_whom_its_session_waits_for();
    the_forest_has_the_session_once();
  }

  private void filters_select_the_session_and_count_it_once() {
    assertThat(pids("waits:0s")).containsExactly(leader.pid());
    assertThat(pids("holds:1")).containsExactly(holder.pid());
    assertThat(pids("holds:2")).isEmpty();
    assertThat(pids("held:0s")).containsExactly(holder.pid());
  }

  private void the_list_and_its_counts_have_one_waiter() {
    Sessions found = cluster.sessions(SessionQuery.ALL);
    assertThat(found.load().waiting()).isEqualTo(1);
    assertThat(cluster.capabilities().waiting()).isEqualTo(1);
    assertThat(found.waits().waiting()).containsExactly(leader.pid());
    assertThat(found.waits().allWaitersOf(holder.pid())).containsExactly(leader.pid());
    assertThat(found.waits().freedBy(Set.of(holder.pid()), false)).containsExactly(leader.pid());
    assertThat(found.waits().tableOf(leader.pid()).orElseThrow()).endsWith("rates");
    assertThat(found.within(_ -> true, found.rows(), SessionQuery.ALL).load().waiting())
        .isEqualTo(1);
  }

  private void the_session_tells_whom_it_waits_for_and_where() {
    SessionDetails details = cluster.session(leader.pid(), false).orElseThrow();
    assertThat(details.holders()).containsExactly(holder.pid());
    assertThat(details.session().blockers()).containsExactly(holder.pid());
    assertThat(details.session().waitsForLock()).isTrue();
    assertThat(details.locks().stream().filter(it -> !it.granted()).map(HeldLock::mode))
        .containsExactly("AccessShareLock");
    assertThat(cluster.session(holder.pid(), false).orElseThrow().waiters())
        .containsExactly(leader.pid());
  }

  private void a_worker_waits_for_whom_its_session_waits_for() {
    SessionQuery everybody = SessionQuery.ALL.where(GivenRights.conditions("type:parallel-worker"));
    assertThat(cluster.sessions(everybody).rows())
        .hasSize(2)
        .allSatisfy(worker -> {
          assertThat(worker.blockers()).containsExactly(holder.pid());
          assertThat(cluster.session(worker.pid(), false).orElseThrow().holders())
              .containsExactly(holder.pid());
        });
  }

  private void the_forest_has_the_session_once() {
    LockForest forest = cluster.locks();
    assertThat(forest.waiting()).isEqualTo(1);
    Tree root = forest.roots().getFirst();
    assertThat(forest.roots()).hasSize(1);
    assertThat(root.party().pid()).isEqualTo(holder.pid());
    assertThat(root.waiting()).isEqualTo(1);
    assertThat(root.lock().orElseThrow().mode()).isEqualTo("AccessExclusiveLock");
    assertThat(root.waiters()).map(Tree::party).map(Party::pid).containsExactly(leader.pid());
    assertThat(root.waiters().getFirst().lock().orElseThrow().words()).endsWith("rates");
  }
}
