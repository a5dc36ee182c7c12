package io.github.pgbailiff.postgres.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.ShopWorkload;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class LockForestTest {
  private final PostgresDatabase database;
  private final PostgresCluster cluster;

  LockForestTest(PostgresDatabase database) {
    this.database = database;
    this.cluster = GivenRights.over(GivenRights.cluster(database, database.server().superuser()));
  }

  @BeforeEach
  void stock() {
    database
        .session("maker")
        .run(
            "CREATE TABLE stock (id int PRIMARY KEY, qty int)",
            "INSERT INTO stock VALUES (1, 1), (2, 2)");
  }

  @AfterEach
  void clean() {
    database.closeSessions();
    database.awaitTrue(
        "SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = '"
            + database.name()
            + "')");
    database
        .session("cleaner")
        .run(
            "DROP TABLE stock",
            "CREATE OR REPLACE FUNCTION pg_catalog.pg_blocking_pids(int) RETURNS int[]"
                + " LANGUAGE internal STRICT PARALLEL SAFE AS 'pg_blocking_pids'");
  }

  /** Starts a statement and waits until it waits for a lock. */
  private PostgresSession waits(String name, String... statements) {
    PostgresSession session = database.session(name);
    session.run("BEGIN");
    for (int i = 0; i + 1 < statements.length; i++) {
      session.run(statements[i]);
    }
    session.start(statements[statements.length - 1]);
    database.awaitTrue(session, "wait_event_type = 'Lock'");
    return session;
  }

  private PostgresSession holds(String name, String statement) {
    return database.session(name).run("BEGIN", statement);
  }

  /**
   * {@code holder(6)[waiter[..] waiter*]}: the number waits for it, a star has its waiters
   * elsewhere.
   */
  private static String draw(List<Tree> trees) {
    return trees.stream().map(LockForestTest::draw).collect(Collectors.joining(" "));
  }

  private static String draw(Tree tree) {
    String name =
        switch (tree.party()) {
          case Party.Of(Session session) -> session.application().orElse("-");
          case Party.Prepared prepared -> "prepared:" + prepared.gid();
        };
    return name
        + (tree.waiting() == 0 ? "" : "(" + tree.waiting() + ")")
        + (tree.elsewhere() ? "*" : "")
        + (tree.waiters().isEmpty() ? "" : "[" + draw(tree.waiters()) + "]");
  }

  @Test
  void nobody_waits_in_a_quiet_cluster() {
    holds("reader", "SELECT * FROM stock");
    LockForest forest = cluster.locks();
    assertThat(forest.roots()).isEmpty();
    assertThat(forest.waiting()).isZero();
  }

  @Test
  void a_queue_for_a_row_is_a_list_below_its_head() {
    String update = "UPDATE stock SET qty = 0 WHERE id = 1";
    holds("holder", update);
    waits("first", update);
    waits("second", update);
    waits("third", update);
    LockForest forest = cluster.locks();
    assertThat(draw(forest.roots())).isEqualTo("holder(3)[first(2)[second third]]");
    assertThat(forest.waiting()).isEqualTo(3);
    Session head = ((Party.Of) forest.roots().getFirst().party()).session();
    assertThat(head.query()).as("a text that nobody is shown").isEmpty();
    assertThat(forest.roots().getFirst().lock().orElseThrow().type()).isEqualTo("transactionid");
    Tree second = forest.roots().getFirst().waiters().getFirst().waiters().getFirst();
    assertThat(second.lock().orElseThrow().type()).isEqualTo("tuple");
    assertThat(second.lock().orElseThrow().relation()).contains("stock");
    assertThat(second.lock().orElseThrow().waited()).isPresent();
  }

  @Test
  void a_reader_waits_behind_the_alter_and_not_for_the_first_reader() {
    holds("reader", "SELECT * FROM stock");
    waits("alter", "ALTER TABLE stock ADD COLUMN extra int");
    waits("late", "SELECT * FROM stock");
    LockForest forest = cluster.locks();
    assertThat(draw(forest.roots())).isEqualTo("reader(2)[alter(1)[late]]");
    LockForest.Lock held = forest.roots().getFirst().lock().orElseThrow();
    assertThat(held.mode()).isEqualTo("AccessShareLock");
    assertThat(held.relation()).contains("stock");
    assertThat(held.waited()).isEmpty();
    assertThat(forest.roots().getFirst().waiters().getFirst().lock().orElseThrow().mode())
        .isEqualTo("AccessExclusiveLock");
  }

  @Test
  void with_several_holders_the_waiters_stand_at_the_first() {
    holds("one", "SELECT * FROM stock");
    holds("two", "SELECT * FROM stock");
    waits("alter", "ALTER TABLE stock ADD COLUMN extra int");
    waits("late", "SELECT * FROM stock");
    assertThat(draw(cluster.locks().roots())).isEqualTo("one(2)[alter(1)[late]] two(2)[alter(1)*]");
  }

  @Test
  void a_prepared_transaction_is_a_holder_without_a_session() {
    String gid = database.name() + "-gid";
    holds("gone", "UPDATE stock SET qty = 0 WHERE id = 1").run("PREPARE TRANSACTION '" + gid + "'");
    try {
      waits("row", "UPDATE stock SET qty = 0 WHERE id = 1");
      waits("table", "LOCK TABLE stock");
      LockForest forest = cluster.locks();
      assertThat(draw(forest.roots())).isEqualTo("prepared:" + gid + "(2)[row table]");
      Party.Prepared party = (Party.Prepared) forest.roots().getFirst().party();
      assertThat(party.pid()).isZero();
      assertThat(party.database()).isEqualTo(database.name());
      assertThat(party.owner()).isEqualTo(database.server().superuser());
    } finally {
      database.closeSessions();
      database.session("judge").run("ROLLBACK PREPARED '" + gid + "'");
    }
  }

  @Test
  void a_prepared_transaction_that_conflicts_with_nobody_holds_up_nobody() {
    String reader = database.name() + "-reader";
    String writer = database.name() + "-writer";
    holds("reader", "SELECT * FROM stock").run("PREPARE TRANSACTION '" + reader + "'");
    holds("writer", "DELETE FROM stock WHERE id = 2").run("PREPARE TRANSACTION '" + writer + "'");
    try {
      waits("share", "LOCK TABLE stock IN SHARE MODE");
      assertThat(draw(cluster.locks().roots())).isEqualTo("prepared:" + writer + "(1)[share]");
      waits("alter", "LOCK TABLE stock");
      assertThat(draw(cluster.locks().roots()))
          .contains("prepared:" + writer + "(2)", "prepared:" + reader + "(1)[alter");
    } finally {
      database.closeSessions();
      database
          .session("judge")
          .run("ROLLBACK PREPARED '" + reader + "'", "ROLLBACK PREPARED '" + writer + "'");
    }
  }

  @Test
  void a_circle_has_a_root_until_the_deadlock_is_found() {
    var graph = new LockGraph(4);
    graph.add(0, 1);
    graph.add(1, 2);
    graph.add(2, 0);
    graph.add(3, 2);
    List<Integer> nodes =
        graph
            .forest((node, root, waiting, elsewhere, waiters) ->
                new Tree(
                    new Party.Prepared("n" + node, "", "", java.time.Duration.ZERO),
                    java.util.Optional.empty(),
                    waiting,
                    elsewhere,
                    waiters))
            .stream()
            .map(Tree::waiting)
            .toList();
    assertThat(nodes).containsExactly(3);
  }

  @Test
  void relations_of_other_databases_are_told_by_number() {
    holds("holder", "LOCK TABLE stock");
    waits("waiter", "SELECT * FROM stock");
    var elsewhere =
        GivenRights.over(
            GivenRights.cluster(
                database.server().url("postgres"),
                database.server().superuser(),
                database.server().password()));
    assertThat(elsewhere.locks().roots().getFirst().lock().orElseThrow().relation().orElseThrow())
        .matches(database.name() + ":[0-9]+");
  }

  @Test
  void sessions_show_who_waits_for_whom() {
    PostgresSession holder = holds("holder", "LOCK TABLE stock");
    waits("waiter", "SELECT * FROM stock");
    Sessions sessions =
        cluster.sessions(
            SessionQuery.ALL.where(GivenRights.conditions("db:" + database.name(), "wait:lock")));
    assertThat(sessions.rows())
        .singleElement()
        .satisfies(session -> assertThat(session.blockers()).containsExactly(holder.pid()));
    assertThat(sessions.load().waiting()).isEqualTo(1);
    Session root = cluster.sessions(SessionQuery.ALL.pids(List.of(holder.pid()))).rows().getFirst();
    assertThat(root.waiters()).isEqualTo(1);
  }

  @Test
  void whoever_postgresql_names_no_holder_for_waits_for_who_was_granted_the_lock() {
    // As it answers for the startup process of a standby.
    database
        .session("shadow")
        .run(
            "CREATE OR REPLACE FUNCTION pg_catalog.pg_blocking_pids(int) RETURNS int[]"
                + " LANGUAGE sql AS 'SELECT ARRAY[]::int[]'");
    holds("reader", "SELECT * FROM stock");
    waits("alter", "ALTER TABLE stock ADD COLUMN extra int");
    waits("late", "SELECT * FROM stock");
    LockForest forest = cluster.locks();
    assertThat(draw(forest.roots())).isEqualTo("reader(2)[alter(1)[late]]");
    assertThat(forest.unplaced()).isZero();
  }

  @Test
  void without_pg_read_all_stats_the_forest_is_the_same_and_says_what_is_missing() {
    holds("holder", "LOCK TABLE stock");
    waits("waiter", "SELECT * FROM stock");
    String weak = database.role("weak", "IN ROLE pg_signal_backend");
    PostgresCluster blind = GivenRights.over(GivenRights.cluster(database, weak));
    LockForest forest = blind.locks();
    assertThat(draw(forest.roots())).isEqualTo("holder(1)[waiter]");
    assertThat(forest.hidden()).isEqualTo(2);
    assertThat(blind.capabilities().waiting()).isEqualTo(1);
    assertThat(blind.sessions(SessionQuery.ALL).load().waiting()).isEqualTo(1);
  }

  @Test
  void advisory_locks_are_told_by_their_keys() {
    String one = "SELECT pg_advisory_xact_lock(72707369)";
    String two = "SELECT pg_advisory_xact_lock(-7, 9)";
    String big = "SELECT pg_advisory_xact_lock(-9223372036854775808)";
    for (String lock : List.of(one, two, big)) {
      holds("holder", lock);
      waits("waiter", lock);
    }
    assertThat(cluster.locks().roots())
        .extracting(tree -> tree.lock().orElseThrow().words())
        .containsExactlyInAnyOrder(
            "advisory 72707369", "advisory (-7, 9)", "advisory -9223372036854775808");
  }

  @Test
  void other_locks_are_told_by_what_they_are_on() {
    holds("holder", "UPDATE stock SET qty = 0 WHERE id = 1");
    PostgresSession waiter = waits("waiter", "UPDATE stock SET qty = 0 WHERE id = 1");
    String xid =
        database
            .query("SELECT transactionid FROM pg_locks WHERE NOT granted AND pid = " + waiter.pid())
            .getFirst();
    assertThat(cluster.locks().roots().getFirst().lock().orElseThrow().words())
        .isEqualTo("transactionid " + xid);
  }

  @Test
  void an_idle_session_that_holds_somebody_up_is_not_hidden() {
    PostgresSession holder = database.session("holder").run("SELECT pg_advisory_lock(5)");
    database.session("idle").run("SELECT 1");
    waits("waiter", "SELECT pg_advisory_lock(5)");
    Sessions sessions =
        cluster.sessions(
            SessionQuery.ALL
                .where(GivenRights.conditions("db:" + database.name()))
                .hidingIdle(true));
    assertThat(ShopWorkload.names(sessions)).containsExactlyInAnyOrder("waiter", "holder");
    assertThat(sessions.hiddenIdle()).isEqualTo(2);
    Sessions byText =
        cluster.sessions(
            SessionQuery.ALL
                .where(GivenRights.conditions("db:" + database.name(), "query:advisory"))
                .hidingIdle(true));
    assertThat(byText.rows()).extracting(Session::pid).contains(holder.pid());
  }

  private List<String> select(String... conditions) {
    List<Condition> all = new ArrayList<>(GivenRights.conditions(conditions));
    all.addAll(GivenRights.conditions("db:" + database.name()));
    return ShopWorkload.names(cluster.sessions(SessionQuery.ALL.where(all)));
  }

  @Test
  void filters_by_who_holds_whom_up_and_for_how_long() {
    String update = "UPDATE stock SET qty = 0 WHERE id = 1";
    holds("holder", update);
    waits("first", update);
    waits("second", update);
    PostgresSession third = waits("third", update);
    assertThat(select("holds:1")).containsExactly("holder", "first", "second");
    assertThat(select("holds:3")).containsExactly("holder");
    assertThat(select("holds:4")).isEmpty();
    assertThat(select("held:1h")).isEmpty();
    assertThat(select("waits:1h")).isEmpty();
    database.awaitTrue(third, "clock_timestamp() - query_start > '1.1 s'");
    assertThat(select("waits:1s")).containsExactly("first", "second", "third");
    assertThat(select("held:1s", "app:holder")).containsExactly("holder");
    assertThat(select("holds:1", "app:!holder")).containsExactly("first", "second");
  }

  @Test
  void filters_by_who_holds_vacuum_back() {
    holds("old", "UPDATE stock SET qty = 0 WHERE id = 1");
    database.session("idle").run("SELECT 1");
    for (int i = 0; i < 3; i++) {
      database.query("SELECT txid_current()");
    }
    assertThat(select("xmin:3")).containsExactly("old");
    assertThat(select("xmin:1M")).isEmpty();
  }

  @Test
  void a_holder_that_holds_nobody_up_any_more_is_left_alone() {
    String update = "UPDATE stock SET qty = 0 WHERE id = 1";
    PostgresSession holder = holds("holder", update);
    PostgresSession waiter = waits("waiter", update);
    StepOrder order =
        StepOrder.terminate(cluster, GivenRights.conditions("holds:1", "db:" + database.name()));
    database.query("SELECT pg_terminate_backend(" + waiter.pid() + ")");
    database.awaitTrue(
        "SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = " + waiter.pid() + ")");
    assertThat(order.outcomes()).containsExactly("changed");
    assertThat(holder.alive()).isTrue();
  }
}
