package io.github.pgbailiff.verb.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ConsequencesTest {
  private static final String NOTHING_WRITTEN =
      "its transaction has written nothing on this server: nothing of it is rolled back here";

  private final PostgresDatabase database;
  private final PostgresCluster cluster;

  ConsequencesTest(PostgresDatabase database) {
    this.database = database;
    var settings =
        new ClusterSettings(
            new Cluster("test", Map.of()),
            database.url(),
            Optional.of(database.server().superuser()),
            Optional.of(database.server().password())
                .filter(text -> !text.isEmpty())
                .map(Secret::of),
            List.of());
    this.cluster = new Clusters(List.of(settings), new PlainConnections()).get("test");
  }

  @BeforeEach
  void stock() {
    database
        .session("maker")
        .run("CREATE TABLE stock (id int, qty int)", "INSERT INTO stock VALUES (1, 1)");
  }

  @AfterEach
  void clean() {
    database.closeSessions();
    database.session("cleaner").run("DROP TABLE stock");
    database.closeSessions();
  }

  private PostgresSession waits(String name, String statement) {
    PostgresSession session = database.session(name).run("BEGIN");
    session.start(statement);
    database.awaitTrue(session, "wait_event_type = 'Lock'");
    return session;
  }

  private List<String> of(Step.Kind kind, PostgresSession... targets) {
    List<Integer> pids = Arrays.stream(targets).map(PostgresSession::pid).toList();
    Sessions found =
        cluster.sessions(SessionQuery.ALL.pids(pids).withTexts(SessionQuery.BEGINNING));
    return new Consequences(kind, found.rows(), found.waits()).words();
  }

  @Test
  void what_a_session_wrote_that_tells_nothing_of_its_transaction_is_rolled_back_too() {
    PostgresSession writer =
        database
            .session("writer")
            .run("SET track_activities = off", "BEGIN", "UPDATE stock SET qty = 0");
    PostgresSession reader =
        database.session("reader").run("SET track_activities = off", "BEGIN", "TABLE stock");
    assertThat(of(Step.Kind.TERMINATE, writer, reader))
        .containsExactly(
            "1 session does not tell how old the transaction is (track_activities is off there):"
                + " what it has written is rolled back");
  }

  @Test
  void only_those_are_freed_who_wait_for_nobody_else() {
    PostgresSession one =
        database.session("one").run("BEGIN", "SELECT * FROM stock", "SELECT pg_advisory_lock(8)");
    PostgresSession two = database.session("two").run("BEGIN", "SELECT * FROM stock");
    PostgresSession alter = waits("alter", "ALTER TABLE stock ADD extra int");
    PostgresSession late = waits("late", "SELECT * FROM stock");
    assertThat(of(Step.Kind.TERMINATE, one)).contains("none of the 2 held up goes on");
    assertThat(of(Step.Kind.TERMINATE, one, two))
        .contains("1 of the 2 held up goes on, the other after that");
    assertThat(of(Step.Kind.TERMINATE, alter)).contains("the one held up goes on");
    assertThat(of(Step.Kind.TERMINATE, one, two, alter)).contains("the one held up goes on");
    assertThat(of(Step.Kind.TERMINATE, one, two, alter, late))
        .noneMatch(it -> it.contains("held up"));
    waits("besides", "SELECT pg_advisory_lock(8)");
    assertThat(of(Step.Kind.TERMINATE, one))
        .contains("1 of the 3 held up goes on; 2 still wait behind others");
  }

  @Test
  void a_cancelled_query_keeps_its_sessions_advisory_locks() {
    PostgresSession holder = database.session("holder").run("SELECT pg_advisory_lock(7)");
    waits("waiter", "SELECT pg_advisory_lock(7)");
    holder.start("SELECT pg_sleep(60)");
    database.awaitTrue(holder, "wait_event = 'PgSleep'");
    assertThat(of(Step.Kind.TERMINATE, holder)).contains("the one held up goes on");
    assertThat(of(Step.Kind.CANCEL, holder)).contains("the one held up does not go on");
  }

  @Test
  void nothing_is_said_to_be_rolled_back_of_a_transaction_that_only_reads() {
    PostgresSession reader = database.session("reader").run("BEGIN", "SELECT 1");
    assertThat(of(Step.Kind.TERMINATE, reader)).containsExactly(NOTHING_WRITTEN);
    PostgresSession idle = database.session("idle").run("SELECT 1");
    assertThat(of(Step.Kind.TERMINATE, idle)).isEmpty();
  }

  @Test
  void a_transaction_that_has_written_is_rolled_back() {
    PostgresSession writer = database.session("writer").run("BEGIN", "UPDATE stock SET qty = 2");
    database.awaitTrue(writer, "now() - xact_start > '1.1 s'");
    assertThat(of(Step.Kind.TERMINATE, writer))
        .singleElement()
        .asString()
        .matches("its transaction, [0-9]+s old, is rolled back");
  }

  @Test
  void a_transaction_that_has_failed_is_rolled_back_already() {
    PostgresSession failed = database.session("failed").run("BEGIN", "UPDATE stock SET qty = 2");
    failed.start("SELECT 1/0");
    database.awaitTrue(failed, "state LIKE '%aborted%'");
    assertThat(of(Step.Kind.TERMINATE, failed)).isEmpty();
  }

  @Test
  void what_came_before_a_savepoint_is_lost_though_what_came_after_it_has_failed() {
    PostgresSession failed = database.session("failed");
    failed.run("BEGIN", "UPDATE stock SET qty = 2", "SAVEPOINT s");
    failed.start("SELECT 1/0");
    database.awaitTrue(
        "SELECT state LIKE '%aborted%' AND now() - xact_start > '1.1 s' FROM pg_stat_activity WHERE"
            + " pid = "
            + failed.pid());
    assertThat(of(Step.Kind.TERMINATE, failed))
        .singleElement()
        .asString()
        .matches("its transaction, [0-9]+s old, is rolled back");
  }

  @Test
  void an_index_that_is_made_concurrently_is_left_invalid() {
    database.session("writer").run("BEGIN", "UPDATE stock SET qty = 2");
    PostgresSession maker = database.session("index");
    maker.start("/* nightly */ CREATE INDEX CONCURRENTLY i ON stock (id)");
    database.awaitTrue(maker, "wait_event_type = 'Lock'");
    assertThat(of(Step.Kind.CANCEL, maker))
        .containsExactly("CREATE INDEX CONCURRENTLY leaves an invalid index behind: drop it");
  }

  @Test
  void whoever_is_at_its_commit_is_told_apart() {
    PostgresSession slow =
        database
            .session("slow")
            .run(
                "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END'",
                "CREATE CONSTRAINT TRIGGER waits AFTER INSERT ON stock DEFERRABLE INITIALLY"
                    + " DEFERRED FOR EACH ROW EXECUTE PROCEDURE wait()",
                "BEGIN",
                "INSERT INTO stock VALUES (2, 2)");
    slow.start("COMMIT");
    database.awaitTrue(slow, "wait_event = 'PgSleep'");
    assertThat(of(Step.Kind.TERMINATE, slow))
        .containsExactly(
            "1 session is in COMMIT, ROLLBACK or PREPARE: whether it is carried out cannot be told"
                + " before");
    assertThat(
            cluster
                .sessions(
                    SessionQuery.ALL.pids(List.of(slow.pid())).withTexts(SessionQuery.BEGINNING))
                .rows())
        .allMatch(Session::endsTransaction);
  }
}
