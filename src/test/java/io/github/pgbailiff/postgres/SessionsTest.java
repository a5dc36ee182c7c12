package io.github.pgbailiff.postgres;

import static io.github.pgbailiff.postgres.Given.conditions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.testing.PostgresDatabase;
import io.github.pgbailiff.testing.PostgresExtension;
import io.github.pgbailiff.testing.PostgresSession;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SessionsTest {
  private final PostgresDatabase database;
  private final String bailiff;
  private final String ann;
  private final String bob;
  private final PostgresCluster cluster;

  SessionsTest(PostgresDatabase database) {
    this.database = database;
    this.bailiff = role("bailiff", Given.GRANTED);
    this.ann = role("ann", "");
    this.bob = role("bob", "");
    this.cluster = Given.over(Given.cluster(database, bailiff, "app:pg_dump*"));
  }

  /** JUnit makes an instance per test; the roles are the class's. */
  private String role(String kind, String options) {
    String name = database.name() + "_" + kind;
    return database.query("SELECT rolname FROM pg_roles WHERE rolname = '" + name + "'").stream()
        .findFirst()
        .orElseGet(() -> database.role(kind, options));
  }

  private PostgresSession checkout;
  private PostgresSession cart;
  private PostgresSession dump;

  @BeforeEach
  void workload() {
    checkout = database.session(ann, "checkout");
    checkout.run("BEGIN", "SELECT 'secret one', 42");
    cart = database.session(bob, "cart");
    dump = database.session(bob, "pg_dump 18");
    dump.run("BEGIN", "SELECT 1");
    dump.start("SELECT 1/0");
    database.awaitTrue(
        "SELECT state LIKE '%aborted%' FROM pg_stat_activity WHERE pid = " + dump.pid());
  }

  private List<String> select(String... conditions) {
    return names(SessionQuery.ALL.where(inDatabase(conditions)));
  }

  private List<io.github.pgbailiff.command.Condition> inDatabase(String... conditions) {
    String[] all = Arrays.copyOf(conditions, conditions.length + 1);
    all[conditions.length] = "db:" + database.name();
    return conditions(all);
  }

  private List<String> names(SessionQuery query) {
    return cluster.sessions(query).rows().stream()
        .map(session -> session.application().orElse("-"))
        .toList();
  }

  @Test
  void lists_the_oldest_transaction_first() {
    assertThat(select()).containsExactly("checkout", "cart", "pg_dump 18");
  }

  @Test
  void filters_by_names_lists_globs_and_their_negations() {
    assertThat(select("user:" + ann)).containsExactly("checkout");
    assertThat(select("user:!" + ann)).containsExactly("cart", "pg_dump 18");
    assertThat(select("app:checkout,cart")).containsExactly("checkout", "cart");
    assertThat(select("app:!checkout,pg_*")).containsExactly("cart");
    assertThat(select("app:c*", "user:*_bob")).containsExactly("cart");
    assertThat(select("app:CART")).isEmpty();
    assertThat(select("app:pg_dump\\*")).isEmpty();
    assertThat(select("app:pg%")).isEmpty();
    assertThat(select("db:!" + database.name())).isEmpty();
    assertThat(select("pid:" + cart.pid() + "," + dump.pid())).hasSize(2);
    assertThat(select("pid:!" + cart.pid())).containsExactly("checkout", "pg_dump 18");
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
    database.awaitTrue(
        "SELECT now() - xact_start > '1s' FROM pg_stat_activity WHERE pid = " + checkout.pid());
    assertThat(select("xact:1s", "user:" + ann)).containsExactly("checkout");
    cart.start("SELECT pg_sleep(60)");
    database.awaitTrue("SELECT state = 'active' FROM pg_stat_activity WHERE pid = " + cart.pid());
    assertThat(select("age:0s")).containsExactly("cart");
    assertThat(select("idle:0s")).doesNotContain("cart");
  }

  @Test
  void a_query_filter_sees_what_the_asker_may_see() {
    assertThat(select("query:SECRET")).isEmpty();
    assertThat(select("query:select ?")).contains("checkout");
    var literally = SessionQuery.ALL.where(inDatabase("query:SECRET")).literals(true);
    assertThat(names(literally)).containsExactly("checkout");
    assertThat(cluster.sessions(SessionQuery.ALL.where(inDatabase("query:!select ?"))).matched())
        .isLessThan(3);
  }

  @Test
  void texts_are_masked_unless_literals_are_asked_for() {
    assertThat(query("user:" + ann, false)).contains("SELECT ?, ?");
    assertThat(query("user:" + ann, true)).contains("SELECT 'secret one', 42");
  }

  private Optional<String> query(String condition, boolean literals) {
    return cluster
        .sessions(SessionQuery.ALL.where(inDatabase(condition)).literals(literals))
        .rows()
        .getFirst()
        .query();
  }

  @Test
  void hidden_idle_sessions_are_counted() {
    Sessions sessions = cluster.sessions(SessionQuery.ALL.where(inDatabase()).hidingIdle(true));
    assertThat(sessions.rows()).hasSize(2);
    assertThat(sessions.hiddenIdle()).isEqualTo(1);
    assertThat(sessions.matched()).isEqualTo(3);
    assertThat(sessions.total()).isGreaterThanOrEqualTo(3);
    Sessions withText =
        cluster.sessions(
            SessionQuery.ALL.where(inDatabase("query:!zzz")).hidingIdle(true).limited(1));
    assertThat(withText.rows()).hasSize(1);
    assertThat(withText.hiddenIdle()).isEqualTo(1);
    assertThat(withText.matched()).isEqualTo(3);
  }

  @Test
  void a_limit_does_not_change_the_counts() {
    Sessions sessions = cluster.sessions(SessionQuery.ALL.where(inDatabase()).limited(1));
    assertThat(sessions.rows()).hasSize(1);
    assertThat(sessions.matched()).isEqualTo(3);
  }

  @Test
  void sorts_by_what_is_asked_for() {
    assertThat(names(SessionQuery.ALL.where(inDatabase()).sorted(SessionQuery.Sort.CONN)))
        .containsExactly("checkout", "cart", "pg_dump 18");
    var pids =
        cluster
            .sessions(SessionQuery.ALL.where(inDatabase()).sorted(SessionQuery.Sort.PID))
            .rows()
            .stream()
            .map(Session::pid)
            .toList();
    assertThat(pids).isSorted();
    assertThat(
            names(SessionQuery.ALL.where(inDatabase()).sorted(SessionQuery.Sort.IDLE)).getFirst())
        .isEqualTo("checkout");
    assertThat(names(SessionQuery.ALL.where(inDatabase()).sorted(SessionQuery.Sort.AGE)))
        .hasSize(3);
  }

  @Test
  void says_why_a_session_is_left_alone() {
    assertThat(exclusion("app:pg_dump*")).contains("protected by app pg_dump*");
    assertThat(exclusion("app:cart")).isEmpty();
    try (var _ = database.session(bailiff, "pgbailiff")) {
      assertThat(exclusion("user:" + bailiff)).contains("pgbailiff's own connection");
    }
    try (var _ = database.session(ann, "pgbailiff impostor")) {
      assertThat(exclusion("app:pgbailiff*")).isEmpty();
    }
  }

  private Optional<String> exclusion(String condition) {
    return cluster
        .sessions(SessionQuery.ALL.where(inDatabase(condition)))
        .rows()
        .getFirst()
        .exclusion()
        .map(Session.Exclusion::reason);
  }

  @Test
  void knows_ages_by_the_servers_clock_and_the_identity_to_the_microsecond() {
    Session session =
        cluster.sessions(SessionQuery.ALL.where(inDatabase("user:" + ann))).rows().getFirst();
    assertThat(session.connected().orElseThrow())
        .isGreaterThanOrEqualTo(session.inTransaction().orElseThrow());
    assertThat(session.running()).isEmpty();
    assertThat(session.idle()).isPresent();
    assertThat(session.client()).contains("127.0.0.1");
    assertThat(
            database.query(
                "SELECT backend_start = '"
                    + session.target().backendStart()
                    + "' FROM pg_stat_activity WHERE pid = "
                    + session.pid()))
        .containsExactly("t");
  }

  @Test
  void without_pg_read_all_stats_it_says_so() {
    String weak = role("weak", "IN ROLE pg_signal_backend");
    PostgresCluster blind = Given.over(Given.cluster(database, weak));
    Sessions sessions = blind.sessions(SessionQuery.ALL.where(inDatabase("user:" + ann)));
    assertThat(sessions.unreadable()).isPositive();
    assertThat(sessions.rows().getFirst().exclusion().orElseThrow())
        .isEqualTo(
            new Session.Exclusion(
                Session.Exclusion.Kind.UNREADABLE,
                "hidden: pgbailiff lacks pg_read_all_stats here"));
    assertThat(blind.facts().may()).isEmpty();
    assertThat(cluster.facts().may()).containsExactly("read", "cancel", "terminate");
  }

  @Test
  void a_superuser_needs_no_membership() {
    PostgresCluster all = Given.over(Given.cluster(database, database.server().superuser()));
    assertThat(all.facts().may()).containsExactly("read", "cancel", "terminate");
    assertThat(all.sessions(SessionQuery.ALL.where(inDatabase())).rows()).hasSize(3);
  }

  @Test
  void usage_counts_connections_in_five_ways() {
    Usage usage = cluster.usage();
    assertThat(usage.byUser()).containsEntry(bob, 2).containsEntry(ann, 1);
    assertThat(usage.byDatabase()).containsEntry(database.name(), 4);
    assertThat(usage.byApplication()).containsEntry("cart", 1);
    assertThat(usage.byState()).containsEntry("idle in transaction", 1);
    assertThat(usage.byClient()).containsKey("127.0.0.1");
    assertThat(usage.used())
        .isEqualTo(usage.byUser().values().stream().mapToInt(Integer::intValue).sum());
    assertThat(usage.reserved()).isPositive();
    assertThat(usage.maxConnections()).isEqualTo(cluster.facts().maxConnections());
  }

  @Test
  void one_session_in_full() {
    database.session("owner").run("CREATE TABLE shop (n int)", "GRANT ALL ON shop TO " + bob);
    cart.run("BEGIN", "LOCK TABLE shop");
    var waiting = database.session(bob, "queue");
    waiting.start("SELECT * FROM shop");
    database.awaitTrue(
        "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND pid = " + waiting.pid());
    SessionDetails holder = cluster.session(cart.pid(), false).orElseThrow();
    assertThat(holder.locks())
        .contains(
            new SessionDetails.HeldLock(
                "relation", "AccessExclusiveLock", Optional.of("shop"), true));
    assertThat(holder.waiters()).containsExactly(waiting.pid());
    SessionDetails waiter = cluster.session(waiting.pid(), false).orElseThrow();
    assertThat(waiter.holders()).containsExactly(cart.pid());
    assertThat(waiter.locks().getFirst().granted()).isFalse();
    assertThat(waiter.session().blockers()).containsExactly(cart.pid());
    assertThat(cluster.session(1, false)).isEmpty();
    assertThat(holder.session().waiters()).isEqualTo(1);
  }
}
