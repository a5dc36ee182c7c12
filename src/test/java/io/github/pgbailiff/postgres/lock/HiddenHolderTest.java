package io.github.pgbailiff.postgres.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that keeps to itself who holds up whom. */
class HiddenHolderTest {
  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());

  private final PostgresCluster cluster =
      GivenRights.over(GivenRights.cluster(server.url("postgres"), "bailiff", ""));

  @BeforeEach
  void makeRoles() {
    server.run(
        "CREATE ROLE shop LOGIN",
        "CREATE ROLE bailiff LOGIN IN ROLE pg_read_all_stats, pg_signal_backend");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PostgresSession login(String application) {
    return new PostgresSession(server.connect("postgres", "shop", "", application));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pg_blocking_pids(int)", "pg_safe_snapshot_blocking_pids(int)"})
  void the_holder_is_found_by_what_is_granted_and_can_be_ended(String function) {
    server.run("REVOKE EXECUTE ON FUNCTION " + function + " FROM PUBLIC");
    var ofShop = GivenRights.conditions("user:shop");
    try (var holder = login("holder");
        var waiter = login("waiter")) {
      holder.run("SELECT pg_advisory_lock(7)");
      var lock = waiter.start("SELECT pg_advisory_lock(7)");
      await().until(() -> cluster.locks().waiting() == 1);
      assertThat(cluster.locks().roots())
          .singleElement()
          .satisfies(root -> assertThat(root.party().pid()).isEqualTo(holder.pid()));
      assertThat(cluster.sessions(SessionQuery.ALL.where(ofShop)).matched()).isEqualTo(2);
      assertThat(StepOrder.terminate(cluster, GivenRights.conditions("holds:1")).outcomes())
          .containsExactly("ended");
      assertThat(lock.failure()).isEmpty();
    }
  }
}
