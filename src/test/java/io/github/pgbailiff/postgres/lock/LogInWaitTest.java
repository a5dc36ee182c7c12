package io.github.pgbailiff.postgres.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.LoggingIn;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A connection that logs in to a database that somebody keeps locked; up to 17 it is not listed.
 */
@ExtendWith(PostgresExtension.class)
class LogInWaitTest {
  private final PostgresDatabase database;
  private final PostgresCluster cluster;
  private final String other;

  LogInWaitTest(PostgresDatabase database) {
    this.database = database;
    this.cluster = GivenRights.over(GivenRights.cluster(database, database.server().superuser()));
    this.other = database.name() + "_other";
  }

  @Test
  void it_waits_and_is_never_said_to_be_gone() throws SQLException {
    database.execute("CREATE DATABASE " + other);
    PostgresSession holder = database.session("holder");
    holder.run("BEGIN", "ALTER DATABASE " + other + " RENAME TO " + other + "2");
    CompletableFuture<Connection> login =
        CompletableFuture.supplyAsync(() -> database.server().connect(other, "late"));
    database.awaitTrue("SELECT count(*) = 1 FROM pg_locks WHERE NOT granted");
    database.awaitTrue(holder, "xact_start < now() - interval '1.1 s'");
    int pid =
        Integer.parseInt(database.query("SELECT pid FROM pg_locks WHERE NOT granted").getFirst());
    try {
      it_stands_in_the_forest(holder.pid(), pid);
      it_is_counted(holder.pid(), pid);
      its_pid_leads_to_its_holder(holder.pid(), pid);
    } finally {
      holder.run("ROLLBACK");
      login.join().close();
      database.awaitTrue(
          "SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = '" + other + "'");
      database.execute("DROP DATABASE " + other);
    }
    assertThat(cluster.loggingIn(List.of(pid))).isEmpty();
  }

  private void it_stands_in_the_forest(int holder, int pid) {
    LockForest forest = cluster.locks();
    assertThat(forest.waiting()).isEqualTo(1);
    assertThat(forest.hidden()).isZero();
    Tree root = forest.roots().getFirst();
    assertThat(root.party().pid()).isEqualTo(holder);
    Tree waiter = root.waiters().getFirst();
    assertThat(waiter.party().pid()).isEqualTo(pid);
    assertThat(waiter.lock().orElseThrow().words()).isEqualTo("object database " + other);
    Session late = ((Party.Of) waiter.party()).session();
    assertThat(late.isLoggingIn()).isTrue();
    assertThat(late.backendType()).isEqualTo("client backend");
  }

  private void it_is_counted(int holder, int pid) {
    assertThat(cluster.capabilities().waiting()).isEqualTo(1);
    var found = cluster.sessions(SessionQuery.ALL);
    assertThat(found.load().waiting()).isEqualTo(1);
    assertThat(found.waits().allWaitersOf(holder)).containsExactly(pid);
    assertThat(cluster.session(holder, false).orElseThrow().waiters()).containsExactly(pid);
  }

  private void its_pid_leads_to_its_holder(int holder, int pid) {
    boolean listed = cluster.session(pid, false).isPresent();
    assertThat(listed)
        .isEqualTo(
            database
                .query("SELECT current_setting('server_version_num')::int >= 180000")
                .equals(List.of("t")));
    List<LoggingIn> unlisted = listed ? List.of() : List.of(new LoggingIn(pid, List.of(holder)));
    assertThat(cluster.loggingIn(List.of(pid, holder, 1))).isEqualTo(unlisted);
  }
}
