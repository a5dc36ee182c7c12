package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.verb.signal.TargetSelection;
import io.github.pgbailiff.verb.view.SessionTable;
import io.github.pgbailiff.verb.view.SightWords;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What runs in a database and serves no client: a subscription, and workers of a query. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("wal_level", "logical", "max_worker_processes", "16"));

  private final PostgresCluster cluster =
      GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));

  @BeforeAll
  void subscribe() {
    server.runIn("postgres", "CREATE DATABASE shop", "CREATE DATABASE wiki");
    server.runIn("shop", "CREATE TABLE o (i int PRIMARY KEY)", "CREATE PUBLICATION p FOR TABLE o");
    server.runIn("shop", "SELECT pg_create_logical_replication_slot('s', 'pgoutput')");
    server.runIn(
        "wiki",
        "CREATE TABLE o (i int PRIMARY KEY)",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=%d dbname=shop user=postgres'"
                .formatted(server.port())
            + " PUBLICATION p WITH (create_slot = false, slot_name = s)");
    await().atMost(PATIENCE).until(() -> found("db:wiki").matched() > 0);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Sessions found(String... conditions) {
    return cluster.sessions(SessionQuery.ALL.where(GivenRights.conditions(conditions)));
  }

  @Test
  void a_subscription_is_listed_counted_and_named_with_what_ends_it() {
    Session job =
        await()
            .until(
                () -> found("db:wiki", "state:any").rows().stream().findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(job.backendType()).startsWith("logical replication");
    assertThat(job.exclusion().orElseThrow().kind()).isEqualTo(SessionExclusion.Kind.JOB);
    assertThat(job.exclusion().orElseThrow().reason())
        .contains("ALTER SUBSCRIPTION … DISABLE", "permission background");
    assertThat(job.exclusion().orElseThrow().kind().permission()).contains("background");
    assertThat(found("type:logical*worker").matched()).isPositive();
    assertThat(found().total()).isGreaterThanOrEqualTo(found("db:wiki").matched());
    assertThat(cluster.usage().jobs())
        .anyMatch(it ->
            it.type().startsWith("logical replication")
                && it.database().equals(Optional.of("wiki")));
  }

  @Test
  void a_job_that_is_left_alone_is_told_by_what_it_is() {
    Session job =
        await()
            .until(
                () -> found("db:wiki", "state:any").rows().stream().findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(TargetSelection.told(job, "superuser: pgbailiff may not signal it"))
        .isEqualTo(job.backendType() + ", superuser: pgbailiff may not signal it");
    String reason = job.exclusion().orElseThrow().reason();
    assertThat(TargetSelection.told(job, reason)).isEqualTo(reason);
    try (var session = new PostgresSession(server.connect("shop", "client"))) {
      Session client = found("pid:" + session.pid()).rows().getFirst();
      assertThat(TargetSelection.told(client, "protected")).isEqualTo("protected");
    }
  }

  @Test
  void a_job_is_ended_where_the_server_lets_us() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    StepOrder.terminate(cluster, GivenRights.conditions("db:wiki", "type:logical*"))
                        .outcomes())
                .isNotEmpty()
                .containsOnly("ended"));
  }

  @Test
  void servants_of_the_server_are_no_jobs() {
    assertThat(found("type:checkpointer").rows().getFirst().exclusion().orElseThrow().kind())
        .isEqualTo(SessionExclusion.Kind.BACKGROUND);
    assertThat(found("type:logical-replication-launcher").rows().getFirst().exclusion())
        .hasValueSatisfying(
            it -> assertThat(it.kind()).isEqualTo(SessionExclusion.Kind.BACKGROUND));
  }

  @Test
  void a_job_that_waits_is_told_by_what_it_is() {
    try (var session = new PostgresSession(server.connect("wiki", "migration"))) {
      session.run("BEGIN", "LOCK TABLE o IN ACCESS EXCLUSIVE MODE");
      server.runIn("shop", "INSERT INTO o VALUES (1)");
      await().atMost(PATIENCE).until(() -> found("db:wiki", "waits:0s").matched() > 0);
      Sessions waiting = found("db:wiki", "waits:0s");
      Session job = waiting.rows().getFirst();
      assertThat(SightWords.who(job))
          .isEqualTo("postgres · %s (%d)".formatted(job.backendType(), job.pid()));
      assertThat(SessionTable.of("prod", waiting, RelationNames.NONE).rows().getFirst())
          .as("as APP for people, besides the column for programs")
          .filteredOn(it -> it.equals(Value.text(job.backendType())))
          .hasSize(2);
    }
  }

  @Test
  void a_parallel_worker_leads_to_its_leader() {
    server.runIn(
        "shop",
        "CREATE TABLE big AS SELECT g AS i, repeat('x', 50) AS m FROM generate_series(1, 100000) g",
        "ALTER TABLE big SET (parallel_workers = 2)",
        "ANALYZE big");
    try (var session = new PostgresSession(server.connect("shop", "report"))) {
      session.run(
          "SET parallel_setup_cost = 0",
          "SET parallel_tuple_cost = 0",
          "SET min_parallel_table_scan_size = 0");
      var running =
          session.start("SELECT count(*) FROM big a, big b WHERE a.m || b.m < 'a' || a.i::text");
      await().atMost(PATIENCE).until(() -> found("type:parallel-worker").matched() > 0);
      assertThat(found("type:parallel-worker").rows().getFirst().exclusion().orElseThrow().reason())
          .isEqualTo(
              "background process: parallel worker of %d (leader_pid): cancel or end that one"
                  .formatted(session.pid()));
      server.runIn("shop", "SELECT pg_terminate_backend(" + session.pid() + ")");
      assertThat(running.failure()).isPresent();
    }
  }

  @Test
  void who_does_not_tell_what_it_does_is_cancelled_by_its_pid() {
    try (var session = new PostgresSession(server.connect("shop", "secretive"))) {
      session.run("SET track_activities = off");
      var running = session.start("SELECT pg_sleep(60)");
      await()
          .atMost(PATIENCE)
          .until(() -> found("app:secretive", "wait:timeout:pgsleep").matched() == 1);
      assertThat(StepOrder.cancel(cluster, GivenRights.conditions("app:secretive")).outcomes())
          .containsExactly("unknown (signalled; cannot be seen, track_activities is off there)");
      assertThat(running.failure()).contains("57014");
    }
  }
}
