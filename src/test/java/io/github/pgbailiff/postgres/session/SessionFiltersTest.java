package io.github.pgbailiff.postgres.session;

import static io.github.pgbailiff.postgres.GivenRights.conditions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.postgres.ShopContract;
import io.github.pgbailiff.postgres.ShopWorkload;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionFiltersTest extends ShopContract {
  SessionFiltersTest(PostgresDatabase database) {
    super(database, "app:pg_dump*");
  }

  private List<String> names(SessionQuery query) {
    return ShopWorkload.names(cluster.sessions(query));
  }

  private List<String> select(String... conditions) {
    return names(SessionQuery.ALL.where(shop.conditions(conditions)));
  }

  @Test
  void filters_by_names_lists_globs_and_their_negations() {
    assertThat(select("user:" + shop.ann)).containsExactly("checkout");
    assertThat(select("user:!" + shop.ann)).containsExactly("cart", "pg_dump 18");
    assertThat(select("app:checkout,cart")).containsExactly("checkout", "cart");
    assertThat(select("app:!checkout,pg_*")).containsExactly("cart");
    assertThat(select("app:c*", "user:*_bob")).containsExactly("cart");
    assertThat(select("app:CART")).isEmpty();
    assertThat(select("app:pg_dump\\*")).isEmpty();
    assertThat(select("app:pg%")).isEmpty();
    assertThat(select("db:!" + database.name())).isEmpty();
    assertThat(select("pid:" + shop.cart.pid() + "," + shop.dump.pid())).hasSize(2);
    assertThat(select("pid:!" + shop.cart.pid())).containsExactly("checkout", "pg_dump 18");
  }

  @Test
  void to_leave_a_pid_out_brings_no_background_process_in() {
    var others = SessionQuery.ALL.where(conditions("pid:!" + shop.cart.pid()));
    assertThat(cluster.sessions(others).rows())
        .extracting(Session::backendType)
        .containsOnly("client backend");
    assertThat(others.asksForPids()).isFalse();
    assertThat(SessionQuery.ALL.where(conditions("pid:" + shop.cart.pid())).asksForPids()).isTrue();
  }

  @Test
  void filters_by_state_in_any_case() {
    assertThat(select("state:idle")).containsExactly("cart");
    assertThat(select("state:IDLE-in-TXN")).containsExactly("checkout");
    assertThat(select("state:idle-in-txn-aborted")).containsExactly("pg_dump 18");
    assertThat(select("state:!idle")).containsExactly("checkout", "pg_dump 18");
    assertThat(select("state:any")).hasSize(3);
    assertThat(select("state:active")).isEmpty();
  }

  @Test
  void filters_by_wait_and_type() {
    assertThat(select("wait:client:clientread")).hasSize(3);
    assertThat(select("wait:any")).hasSize(3);
    assertThat(select("wait:none")).isEmpty();
    assertThat(select("wait:!Lock")).hasSize(3);
    assertThat(select("type:client")).hasSize(3);
    assertThat(select("type:!client")).isEmpty();
    assertThat(cluster.sessions(SessionQuery.ALL.where(conditions("type:CheckPointer"))).rows())
        .singleElement()
        .satisfies(session ->
            assertThat(session.exclusion().orElseThrow().reason())
                .isEqualTo("background process: checkpointer"));
  }

  @Test
  void a_session_without_a_value_matches_neither_a_word_nor_its_negation() {
    var all = SessionQuery.ALL.where(conditions("type:checkpointer", "user:x"));
    var none = SessionQuery.ALL.where(conditions("type:checkpointer", "user:!x"));
    var nobody = SessionQuery.ALL.where(conditions("type:checkpointer", "user:none"));
    assertThat(cluster.sessions(all).rows()).isEmpty();
    assertThat(cluster.sessions(none).rows()).isEmpty();
    assertThat(cluster.sessions(nobody).rows()).hasSize(1);
    assertThat(select("user:!none")).hasSize(3);
    assertThat(
            cluster
                .sessions(SessionQuery.ALL.where(conditions("type:checkpointer", "client:!local")))
                .rows())
        .isEmpty();
  }

  @Test
  void filters_by_client_address_and_network() {
    assertThat(select("client:127.0.0.1")).hasSize(3);
    assertThat(select("client:127.0.0.0/8")).hasSize(3);
    assertThat(select("client:10.0.0.0/8,::1")).isEmpty();
    assertThat(select("client:!10.0.0.0/8")).hasSize(3);
    assertThat(select("client:127.*")).hasSize(3);
    assertThat(select("client:local")).isEmpty();
    assertThat(select("client:!local")).hasSize(3);
    assertThatThrownBy(() -> select("client:10.0.0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("client: \"10.0.0\" is not an address");
  }

  @Test
  void filters_by_ages() {
    assertThat(select("conn:0s")).hasSize(3);
    assertThat(select("conn:1h")).isEmpty();
    // A transaction that has failed has no start any more.
    assertThat(select("xact:0s")).containsExactly("checkout");
    assertThat(select("idle:0s")).hasSize(3);
    assertThat(select("age:0s")).isEmpty();
    database.awaitTrue(shop.checkout, "now() - xact_start > '1s'");
    assertThat(select("xact:1s", "user:" + shop.ann)).containsExactly("checkout");
    shop.cart.start("SELECT pg_sleep(60)");
    database.awaitTrue(shop.cart, "state = 'active'");
    assertThat(select("age:0s")).containsExactly("cart");
    assertThat(select("idle:0s")).doesNotContain("cart");
  }

  @Test
  void a_query_filter_sees_what_the_asker_may_see() {
    assertThat(select("query:SECRET")).isEmpty();
    assertThat(select("query:select ?")).contains("checkout");
    var literally = SessionQuery.ALL.where(shop.conditions("query:SECRET")).literals(true);
    assertThat(names(literally)).containsExactly("checkout");
    assertThat(
            cluster.sessions(SessionQuery.ALL.where(shop.conditions("query:!select ?"))).matched())
        .isLessThan(3);
  }
}
