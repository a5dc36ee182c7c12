package io.github.pgbailiff.postgres.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.ShopContract;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import org.junit.jupiter.api.Test;

/** A target is frozen, then something happens, then the signal goes out. */
class TargetGuardTest extends ShopContract {
  TargetGuardTest(PostgresDatabase database) {
    super(database);
  }

  private StepOrder terminate(String... conditions) {
    return StepOrder.terminate(cluster, shop.conditions(conditions));
  }

  @Test
  void the_next_transaction_of_a_pooled_backend_is_somebody_elses() {
    StepOrder order = terminate("app:checkout", "xact:0s").sameTransaction();
    shop.checkout.run("COMMIT", "BEGIN", "SELECT 1");
    assertThat(order.outcomes()).containsExactly("changed");
    assertThat(shop.checkout.alive()).isTrue();
  }

  @Test
  void the_same_transaction_with_another_query_is_still_meant() {
    StepOrder order = terminate("app:checkout", "xact:0s").sameTransaction();
    shop.checkout.run("SELECT 2");
    assertThat(order.outcomes()).containsExactly("ended");
  }

  @Test
  void a_session_that_was_used_since_is_not_idle_for_so_long() {
    StepOrder order = terminate("app:cart", "idle:0s").sameTransaction();
    shop.cart.run("SELECT 1");
    assertThat(order.outcomes()).containsExactly("changed");
  }

  @Test
  void an_idle_session_chosen_by_pid_may_have_been_used_since() {
    StepOrder order = terminate("app:cart").sameTransaction();
    shop.cart.run("SELECT 1");
    assertThat(order.outcomes()).containsExactly("ended");
  }

  @Test
  void a_failed_transaction_has_no_start_but_is_told_by_its_state() {
    StepOrder order = terminate("app:pg_dump*").sameTransaction();
    assertThat(order.step().targets().getFirst().xactStart()).isEmpty();
    shop.dump.run("ROLLBACK", "BEGIN", "SELECT 1");
    assertThat(order.outcomes()).containsExactly("changed");
  }

  @Test
  void another_query_is_not_cancelled() {
    shop.asleep(shop.cart);
    StepOrder order = StepOrder.cancel(cluster, shop.conditions("app:cart"));
    database.execute("SELECT pg_cancel_backend(" + shop.cart.pid() + ")");
    shop.asleep(shop.cart);
    assertThat(order.outcomes()).containsExactly("changed");
    assertThat(database.query("SELECT state FROM pg_stat_activity WHERE pid = " + shop.cart.pid()))
        .containsExactly("active");
  }

  @Test
  void a_query_that_has_ended_is_not_cancelled() {
    shop.asleep(shop.cart);
    StepOrder order = StepOrder.cancel(cluster, shop.conditions("app:cart"));
    database.execute("SELECT pg_cancel_backend(" + shop.cart.pid() + ")");
    database.awaitTrue(shop.cart, "state = 'idle'");
    assertThat(order.outcomes()).containsExactly("changed");
  }

  @Test
  void another_application_name_does_not_match_any_more() {
    StepOrder order = terminate("app:cart");
    shop.cart.run("SET application_name = 'checkout'");
    assertThat(order.outcomes()).containsExactly("changed");
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void a_session_chosen_by_its_query_must_still_show_it() {
    StepOrder order = terminate("app:checkout", "query:select ?");
    shop.checkout.run("SELECT 'other', 43");
    assertThat(order.outcomes()).containsExactly("changed");
  }

  @Test
  void a_protect_entry_that_came_true_meanwhile_spares_the_session() {
    StepOrder order =
        terminate("user:" + shop.bob).protecting(GivenRights.conditions("app:backup*"));
    shop.cart.run("SET application_name = 'backup of cart'");
    assertThat(order.outcomes())
        .containsExactly("not permitted (protected by app backup*)", "ended");
    assertThat(shop.cart.alive()).isTrue();
  }

  @Test
  void a_protect_entry_that_was_configured_meanwhile_spares_the_session() {
    StepOrder order = terminate("app:cart,checkout").on(shop.cluster("user:" + shop.bob));
    assertThat(order.outcomes())
        .containsExactly("ended", "not permitted (protected by user " + shop.bob + ")");
  }
}
