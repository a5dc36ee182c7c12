package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.LockForest.Party;
import io.github.pgbailiff.postgres.LockForest.Tree;
import io.github.pgbailiff.testing.PostgresDatabase;
import io.github.pgbailiff.testing.PostgresExtension;
import io.github.pgbailiff.testing.PostgresSession;
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
    this.cluster = Given.over(Given.cluster(database, database.server().superuser()));
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
    database.session("cleaner").run("DROP TABLE stock");
  }

  /** Starts a statement and waits until it waits for a lock. */
  private PostgresSession waits(String name, String... statements) {
    PostgresSession session = database.session(name);
    session.run("BEGIN");
    for (int i = 0; i + 1 < statements.length; i++) {
      session.run(statements[i]);
    }
    session.start(statements[statements.length - 1]);
    database.awaitTrue(
        "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = " + session.pid());
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
        Given.over(
            Given.cluster(
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
            SessionQuery.ALL.where(Given.conditions("db:" + database.name(), "wait:lock")));
    assertThat(sessions.rows())
        .singleElement()
        .satisfies(session -> assertThat(session.blockers()).containsExactly(holder.pid()));
    assertThat(sessions.load().waiting()).isEqualTo(1);
    Session root = cluster.sessions(SessionQuery.ALL.pids(List.of(holder.pid()))).rows().getFirst();
    assertThat(root.waiters()).isEqualTo(1);
  }
}
