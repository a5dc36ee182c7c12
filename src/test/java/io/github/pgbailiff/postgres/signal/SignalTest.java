package io.github.pgbailiff.postgres.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.ShopContract;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

class SignalTest extends ShopContract {
  SignalTest(PostgresDatabase database) {
    super(database);
  }

  private StepOrder terminate(String... conditions) {
    return StepOrder.terminate(cluster, shop.conditions(conditions));
  }

  @Test
  void terminated_sessions_are_seen_to_be_gone() {
    assertThat(terminate().outcomes()).containsExactly("ended", "ended", "ended");
    assertThat(
            database.query(
                "SELECT pid FROM pg_stat_activity WHERE datname = '" + database.name() + "'"))
        .isEmpty();
  }

  @Test
  void others_are_left_alone() {
    assertThat(terminate("app:cart").outcomes()).containsExactly("ended");
    assertThat(shop.checkout.alive()).isTrue();
    assertThat(shop.cart.alive()).isFalse();
  }

  @Test
  void a_cancelled_session_lives() {
    var query = shop.asleep(shop.cart);
    assertThat(StepOrder.cancel(cluster, shop.conditions("app:cart")).outcomes())
        .containsExactly("cancelled");
    assertThat(query.failure()).contains("57014");
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void a_cancel_that_waits_for_the_clients_data_is_told_apart() throws SQLException {
    shop.cart.run("CREATE TEMP TABLE lines(n int)");
    CopyManager copies = shop.cart.connection().unwrap(PGConnection.class).getCopyAPI();
    var copy = copies.copyIn("COPY lines FROM STDIN");
    copy.flushCopy();
    database.awaitTrue(shop.cart, "state = 'active'");
    assertThat(StepOrder.cancel(cluster, shop.conditions("app:cart")).outcomes())
        .containsExactly(
            "still there (the cancel is heeded with the client's next data; terminate ends it now)");
    assertThat(terminate("app:cart").outcomes()).containsExactly("ended");
  }

  @Test
  void a_session_that_is_gone_is_no_failure() {
    StepOrder order = terminate();
    shop.cart.close();
    database.awaitTrue("SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = " + shop.cart.pid());
    assertThat(order.outcomes()).containsExactly("ended", "already gone", "ended");
  }

  @Test
  void a_pid_that_somebody_else_has_now_is_spared() {
    assertThat(terminate("app:cart").onFormerSessions().outcomes())
        .containsExactly("different session");
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void one_forbidden_target_does_not_stop_the_others() {
    PostgresSession root = database.session("root");
    assertThat(terminate().outcomes())
        .containsExactly("ended", "ended", "ended", "not permitted (superuser)");
    assertThat(root.alive()).isTrue();
    PostgresCluster mighty =
        GivenRights.over(
            GivenRights.cluster(
                database.server().url("postgres"),
                database.server().superuser(),
                database.server().password()));
    assertThat(StepOrder.terminate(mighty, shop.conditions("app:root")).outcomes())
        .containsExactly("ended");
  }

  @Test
  void without_rights_it_says_which_are_missing() {
    StepOrder order = terminate("app:cart");
    String reader = shop.role("reader", "IN ROLE pg_read_all_stats");
    String killer = shop.role("killer", "IN ROLE pg_signal_backend");
    assertThat(order.on(cluster(reader)).outcomes())
        .containsExactly("not permitted (pgbailiff lacks pg_signal_backend here)");
    assertThat(order.on(cluster(killer)).outcomes())
        .containsExactly("not permitted (pgbailiff lacks pg_read_all_stats here)");
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void the_session_of_a_dropped_role_is_no_superuser_s() {
    String leaver = shop.role("leaver", "SUPERUSER");
    PostgresSession session = database.session(leaver, "leaver");
    database.execute("DROP ROLE " + leaver);
    assertThat(terminate("app:leaver", "user:none").outcomes()).containsExactly("ended");
    assertThat(session.alive()).isFalse();
  }

  private PostgresCluster cluster(String role) {
    return GivenRights.over(
        GivenRights.cluster(database.server().url("postgres"), role, PostgresDatabase.PASSWORD));
  }

  @Test
  void what_the_server_forbids_all_the_same_is_said_target_by_target() {
    database.session("owner").run("REVOKE EXECUTE ON FUNCTION pg_terminate_backend FROM PUBLIC");
    PostgresCluster here = GivenRights.over(GivenRights.cluster(database, shop.bailiff));
    StepOrder order = terminate("user:" + shop.bob).on(here);
    assertThat(order.outcomes())
        .hasSize(2)
        .allMatch(words -> words.startsWith("not permitted (permission denied"));
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void an_error_of_the_server_is_the_reason_and_no_lost_connection() {
    StepOrder order = terminate("app:cart");
    PostgresCluster here = GivenRights.over(GivenRights.cluster(database, shop.bailiff));
    rename("pg_terminate_backend", "away");
    try {
      assertThat(order.on(here).outcomes())
          .singleElement()
          .asString()
          .startsWith("unknown (nothing was sent: function pg_terminate_backend")
          .contains("does not exist");
    } finally {
      rename("away", "pg_terminate_backend");
    }
    assertThat(shop.cart.alive()).isTrue();
  }

  /** Only in this class's own database. */
  private void rename(String function, String name) {
    database
        .session("owner")
        .run(
            "DO $$ BEGIN EXECUTE (SELECT 'ALTER FUNCTION ' || oid::regprocedure || ' RENAME TO %s'"
                    .formatted(name)
                + " FROM pg_proc WHERE proname = '"
                + function
                + "'); END $$");
  }

  @Test
  void its_own_connections_are_spared() {
    List<Integer> own = List.of(database.session(shop.bailiff, "pgbailiff").pid());
    List<Target> targets =
        cluster.sessions(SessionQuery.ALL.pids(own)).rows().stream().map(Session::target).toList();
    assertThat(terminate("app:pgbailiff").outcomes()).isEmpty();
    assertThat(terminate("app:pgbailiff").targets(targets).outcomes())
        .containsExactly("not permitted (pgbailiff's own connection)");
  }

  @Test
  void background_processes_are_spared() {
    List<Target> targets =
        cluster
            .sessions(SessionQuery.ALL.where(GivenRights.conditions("type:checkpointer")))
            .rows()
            .stream()
            .map(Session::target)
            .toList();
    assertThat(terminate("type:any").targets(targets).outcomes())
        .containsExactly("not permitted (background process)");
  }

  @Test
  void stops_when_it_may_not_go_on() {
    for (int i = 0; i < 101; i++) {
      database.session(shop.bob, "many");
    }
    StepOrder order = terminate("app:many");
    var asked = new AtomicInteger();
    var outcomes =
        cluster
            .signals()
            .send(
                order.step(),
                order.identity(),
                StepOrder.BY_ANN,
                () -> asked.incrementAndGet() < 2);
    var words = outcomes.values().stream().map(outcome -> outcome.words()).toList();
    assertThat(words).hasSize(101);
    assertThat(words.subList(0, 100)).containsOnly("ended");
    assertThat(words.get(100)).isEqualTo("unknown (not tried: stopped)");
  }

  @Test
  void nothing_is_signalled_on_another_server() {
    StepOrder order = terminate();
    ClusterIdentity now = order.identity();
    var another =
        new ClusterIdentity(
            Optional.of("1"), now.address(), now.port(), now.postmasterStart(), false);
    assertThatThrownBy(() -> order.beforeRestart().run())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("cluster test has been restarted");
    assertThatThrownBy(() -> new StepOrder(cluster, another, order.step()).run())
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure ->
                assertThat(failure.kind()).isEqualTo(ClusterException.Kind.IDENTITY_CHANGED));
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void the_servers_log_can_tell_who_asked() {
    var seen = new ArrayList<String>();
    StepOrder order = terminate("app:cart");
    cluster
        .signals()
        .send(
            order.step(),
            order.identity(),
            new Attribution("R-7", new Actor("slack", "U1*/; DROP", "Änn\n" + "x".repeat(99))),
            () ->
                seen.addAll(
                    database.query(
                        "SELECT application_name FROM pg_stat_activity WHERE application_name LIKE"
                            + " 'pgbailiff R-7%'")));
    assertThat(seen).singleElement().asString().startsWith("pgbailiff R-7 ?nn?xxx").hasSize(63);
    assertThat(new Attribution("R-7", new Actor("slack", "U1*/; DROP", "ann")).comment())
        .isEqualTo("/* pgbailiff request=R-7 actor=slack:U1____DROP */ ");
  }

  @Test
  void gently_cancels_first_and_ends_what_is_left() {
    var query = shop.asleep(shop.cart);
    StepOrder order = terminate("user:" + shop.bob).gently(Duration.ofMillis(400));
    assertThat(order.outcomes()).containsExactly("ended", "ended");
    assertThat(query.failure()).contains("57014");
    assertThat(shop.cart.alive()).isFalse();
    assertThat(shop.dump.alive()).isFalse();
  }

  @Test
  void gently_spares_who_got_the_session_after_the_cancel() {
    var query = shop.asleep(shop.cart);
    StepOrder order =
        terminate("app:cart", "age:0s").sameTransaction().gently(Duration.ofSeconds(1));
    Thread next =
        Thread.ofVirtual()
            .start(() -> {
              assertThat(query.failure()).contains("57014");
              // The look that freezes the session anew comes within a quarter of a second.
              database.awaitTrue(shop.cart, "now() - state_change > '400ms'");
              shop.cart.run("BEGIN", "SELECT 1");
            });
    assertThat(order.outcomes()).containsExactly("changed");
    assertThat(next).satisfies(thread -> thread.join(Duration.ofSeconds(5)));
    assertThat(shop.cart.alive()).isTrue();
  }
}
