package io.github.pgbailiff.postgres.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dump that waits for a serializable transaction, which holds no lock that it wants. */
@ExtendWith(PostgresExtension.class)
class SafeSnapshotWaitTest {
  private final PostgresDatabase database;
  private final PostgresCluster cluster;
  private final PostgresSession writer;
  private final PostgresSession dump;

  SafeSnapshotWaitTest(PostgresDatabase database) {
    this.database = database;
    this.cluster = GivenRights.over(GivenRights.cluster(database, database.server().superuser()));
    database.session("maker").run("CREATE TABLE stock AS SELECT 1 AS qty");
    this.writer = database.session("writer");
    this.dump = database.session("dump");
  }

  @BeforeEach
  void dump_waits() {
    writer.run("BEGIN ISOLATION LEVEL SERIALIZABLE", "SELECT * FROM stock");
    dump.run("BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE");
    dump.start("SELECT * FROM stock");
    database.awaitTrue(
        "SELECT wait_event = 'SafeSnapshot' FROM pg_stat_activity WHERE pid = " + dump.pid());
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
  void it_is_a_wait_for_a_holder_wherever_that_is_told() {
    filters_select_both();
    counts_have_one_waiter();
    the_session_tells_whom_it_waits_for();
    the_forest_has_the_transaction_as_root();
  }

  private void filters_select_both() {
    assertThat(pids("waits:0s")).containsExactly(dump.pid());
    assertThat(pids("holds:1")).containsExactly(writer.pid());
    assertThat(pids("held:0s")).containsExactly(writer.pid());
    assertThat(pids("held:1h")).isEmpty();
  }

  private void counts_have_one_waiter() {
    Sessions found = cluster.sessions(SessionQuery.ALL);
    assertThat(found.load().waiting()).isEqualTo(1);
    assertThat(cluster.capabilities().waiting()).isEqualTo(1);
    assertThat(found.waits().allWaitersOf(writer.pid())).containsExactly(dump.pid());
  }

  private void the_session_tells_whom_it_waits_for() {
    assertThat(cluster.session(dump.pid(), false).orElseThrow().holders())
        .containsExactly(writer.pid());
    assertThat(cluster.session(writer.pid(), false).orElseThrow().waiters())
        .containsExactly(dump.pid());
  }

  private void the_forest_has_the_transaction_as_root() {
    LockForest forest = cluster.locks();
    assertThat(forest.waiting()).isEqualTo(1);
    assertThat(forest.unplaced()).isZero();
    assertThat(forest.roots()).map(Tree::party).map(Party::pid).containsExactly(writer.pid());
    Tree waiter = forest.roots().getFirst().waiters().getFirst();
    assertThat(waiter.party().pid()).isEqualTo(dump.pid());
    assertThat(waiter.lock().orElseThrow().words()).isEqualTo("safe snapshot");
    assertThat(waiter.lock().orElseThrow().waited()).isPresent();
  }
}
