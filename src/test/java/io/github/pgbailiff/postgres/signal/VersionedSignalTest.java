package io.github.pgbailiff.postgres.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.OnVersion;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.VersionContract;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Cancelling and terminating, on every version. */
class VersionedSignalTest extends VersionContract {

  VersionedSignalTest(OnVersion on, PostgresDatabase database) {
    super(on, database);
  }

  private StepOrder terminate(String... conditions) {
    return StepOrder.terminate(cluster, conditions(conditions));
  }

  @Test
  void terminated_sessions_are_seen_to_be_gone() {
    StepOrder order = terminate();
    assertThat(order.outcomes()).containsExactly("ended", "ended", "ended");
    assertThat(cluster.sessions(SessionQuery.ALL.where(conditions())).rows()).isEmpty();
    assertThat(order.outcomes()).containsOnly("already gone");
    assertThat(cluster.signals().seen(order.step().targets(), cluster.identity()).values())
        .extracting(it -> it.words())
        .containsOnly("already gone");
  }

  @Test
  void a_cancelled_query_ends_and_its_session_lives() {
    var query = shop.asleep(shop.cart);
    assertThat(StepOrder.cancel(cluster, conditions("app:cart")).outcomes())
        .containsExactly("cancelled");
    assertThat(query.failure()).contains("57014");
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void gently_cancels_first_and_ends_what_is_left() {
    var query = shop.asleep(shop.cart);
    StepOrder order = terminate("user:" + shop.bob).gently(Duration.ofMillis(300));
    assertThat(order.outcomes()).containsExactly("ended", "ended");
    assertThat(query.failure()).contains("57014");
    assertThat(shop.cart.alive()).isFalse();
  }

  @Test
  void a_superuser_is_spared_by_who_is_none() {
    PostgresSession root = database.session("root");
    assertThat(terminate().outcomes())
        .containsExactly(
            "ended", "ended", "ended", on.granted() ? "not permitted (superuser)" : "ended");
    assertThat(root.alive()).isEqualTo(on.granted());
  }

  @Test
  void the_next_transaction_of_a_pooled_backend_is_somebody_elses() {
    StepOrder order = terminate("app:checkout", "xact:0s").sameTransaction();
    shop.checkout.run("COMMIT", "BEGIN", "SELECT 1");
    assertThat(order.outcomes()).containsExactly("changed");
    assertThat(shop.checkout.alive()).isTrue();
  }

  @Test
  void a_query_that_has_ended_is_not_cancelled() {
    shop.asleep(shop.cart);
    StepOrder order = StepOrder.cancel(cluster, conditions("app:cart"));
    database.execute("SELECT pg_cancel_backend(" + shop.cart.pid() + ")");
    database.awaitTrue(shop.cart, "state = 'idle'");
    assertThat(order.outcomes()).containsExactly("changed");
  }

  @Test
  void a_pid_that_somebody_else_has_now_is_spared() {
    assertThat(terminate("app:cart").onFormerSessions().outcomes())
        .containsExactly("different session");
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void a_protected_session_is_spared() {
    StepOrder order = terminate("user:" + shop.bob).on(cluster("app:pg_dump*"));
    assertThat(order.outcomes())
        .containsExactly("ended", "not permitted (protected by app pg_dump*)");
  }

  @Test
  void a_walsender_is_known_as_one_and_spared() throws Exception {
    String standby = shop.role("standby", "REPLICATION");
    // Before 10 nobody may replicate unless it is said.
    Path access = Path.of(database.query("SHOW hba_file").getFirst());
    Files.writeString(
        access, "host replication all 127.0.0.1/32 trust\n", StandardOpenOption.APPEND);
    database.execute("SELECT pg_reload_conf()");
    var properties = new Properties();
    properties.setProperty("user", standby);
    // Those without a database are not in pg_stat_activity before 10.
    properties.setProperty("replication", on.since("9.6") ? "database" : "true");
    properties.setProperty("preferQueryMode", "simple");
    // The driver asks for replication of such servers only; 9.3 knows it as well.
    properties.setProperty("assumeMinServerVersion", "9.4");
    String url = database.server().url("postgres");
    Callable<Connection> connecting = () -> DriverManager.getConnection(url, properties);
    try (Connection _ = await().ignoreExceptions().until(connecting, Objects::nonNull)) {
      assertThat(StepOrder.terminate(cluster, GivenRights.conditions("user:" + standby)).outcomes())
          .isEqualTo(on.since("9.6") ? List.of("not permitted (replication)") : List.of());
    }
  }

  @Test
  void nothing_is_signalled_on_a_server_that_was_restarted() {
    StepOrder order = terminate().beforeRestart();
    assertThatThrownBy(order::run)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("has been restarted");
    assertThat(shop.cart.alive()).isTrue();
  }
}
