package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.postgres.PostgresWire;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;

/** What goes wrong at a cluster and on the way there, over the pools that {@code serve} has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterFaultsTest {
  private final PostgresEmbedded server =
      PostgresServer.embedded(
          Map.of("max_connections", "12", "superuser_reserved_connections", "2"));
  private final List<PostgresSession> sessions = new ArrayList<>();
  private PostgresWire wire = new PostgresWire(server.port());
  private ClusterSettings settings = at(wire);
  private PooledConnections pools = new PooledConnections(List.of());
  private PostgresCluster cluster = cluster();

  @BeforeAll
  void makeRoles() {
    server.run("CREATE ROLE bailiff LOGIN " + GivenRights.GRANTED, "CREATE ROLE app LOGIN");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    wire = new PostgresWire(server.port());
    settings = at(wire);
    pools = new PooledConnections(List.of(settings));
    cluster = cluster();
  }

  @AfterEach
  void leave() {
    sessions.forEach(PostgresSession::close);
    sessions.clear();
    wire.heal();
    pools.close();
    wire.close();
  }

  private static ClusterSettings at(PostgresWire wire) {
    return new ClusterSettings(
        new Cluster("shop", Map.of()),
        wire.url("postgres"),
        Optional.of("bailiff"),
        Optional.empty(),
        List.of());
  }

  private PostgresCluster cluster() {
    return new Clusters(List.of(settings), pools).get("shop");
  }

  private PostgresSession enter() {
    var session = new PostgresSession(server.connect("postgres", "app", "", "greedy"));
    sessions.add(session);
    return session;
  }

  private StepOrder terminate() {
    return StepOrder.terminate(cluster, GivenRights.conditions("app:greedy"));
  }

  private void fails(ClusterException.Kind kind, String words) {
    assertThatThrownBy(cluster::usage)
        .isInstanceOfSatisfying(
            ClusterException.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  private void awaitAnswer() {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreException(ClusterException.class)
        .until(() -> cluster.usage().maxConnections() == 12);
  }

  /** Takes every slot that is left to those who are no superusers. */
  private void fill() {
    for (boolean full = false; !full; ) {
      try {
        sessions.add(
            new PostgresSession(
                DriverManager.getConnection(
                    server.url("postgres") + "?user=app&ApplicationName=greedy")));
      } catch (SQLException refused) {
        assertThat(refused.getSQLState()).isEqualTo("53300");
        full = true;
      }
    }
  }

  @Test
  void a_full_server_is_listed_and_emptied_over_the_warm_connection() {
    awaitAnswer();
    fill();
    assertThat(sessions).hasSizeGreaterThan(5);
    assertThat(terminate().outcomes()).hasSameSizeAs(sessions).containsOnly("ended");
  }

  @Test
  void a_full_server_without_a_warm_connection_is_said_to_be_full() {
    pools.close();
    fill();
    pools = new PooledConnections(List.of(settings));
    cluster = cluster();
    fails(ClusterException.Kind.FULL, "raise max_connections");
  }

  @Test
  void a_server_that_was_down_at_the_start_is_there_once_it_is_up() {
    pools.close();
    server.stop();
    pools = new PooledConnections(List.of(settings));
    cluster = cluster();
    long before = System.nanoTime();
    fails(ClusterException.Kind.UNREACHABLE, "cluster shop cannot be reached");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    server.start();
    awaitAnswer();
  }

  @Test
  void a_server_that_goes_down_later_comes_back_by_itself_and_is_another_one() {
    enter();
    StepOrder order = terminate();
    server.stop();
    fails(ClusterException.Kind.UNREACHABLE, "cluster shop");
    assertThatThrownBy(order::run)
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> assertThat(failure.kind()).isEqualTo(ClusterException.Kind.UNREACHABLE));
    server.start();
    awaitAnswer();
    PostgresSession later = enter();
    assertThatThrownBy(order::run).hasMessageContaining("cluster shop has been restarted");
    assertThat(later.alive()).isTrue();
  }

  @Test
  void a_connection_of_its_own_that_was_killed_is_replaced() {
    awaitAnswer();
    server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bailiff'");
    assertThat(cluster.usage().maxConnections()).isEqualTo(12);
    wire.cut();
    assertThat(cluster.usage().maxConnections()).isEqualTo(12);
  }

  @Test
  void where_no_other_one_comes_in_time_that_is_said_and_not_that_the_former_is_closed() {
    awaitAnswer();
    server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bailiff'");
    wire.swallow();
    fails(ClusterException.Kind.UNREACHABLE, "does not answer in time");
    wire.heal();
    awaitAnswer();
  }

  @Test
  void what_became_of_targets_is_looked_at_when_the_connection_is_killed_among_them() {
    enter();
    StepOrder order = terminate();
    var outcomes =
        cluster
            .signals()
            .send(
                order.step(),
                order.identity(),
                StepOrder.BY_ANN,
                () -> {
                  wire.cut();
                  return true;
                });
    assertThat(outcomes.values())
        .extracting(Outcome::words)
        .containsExactly("unknown (connection lost)");
  }

  @Test
  void who_holds_a_whole_catalog_is_named_when_a_statement_is_given_up_for_it()
      throws SQLException {
    awaitAnswer();
    for (String catalog : List.of("pg_authid", "pg_database")) {
      try (Connection root = server.connect("postgres", "test fixture")) {
        lock(root, catalog);
        fails(ClusterException.Kind.TIMEOUT, "cluster shop gave up: canceling statement");
        fails(
            ClusterException.Kind.TIMEOUT,
            "; %d holds a lock on %s that keeps out everybody else; SELECT pg_terminate_backend(%1$d)"
                .formatted(pid(root), catalog));
      }
    }
    awaitAnswer();
  }

  @Test
  void whoever_waits_for_a_whole_catalog_is_named_with_who_is_in_the_way() throws SQLException {
    awaitAnswer();
    try (Connection reader = server.connect("postgres", "test fixture");
        Statement reading = reader.createStatement();
        var vacuum = new PostgresSession(server.connect("postgres", "vacuum"))) {
      reader.setAutoCommit(false);
      reading.execute("LOCK TABLE pg_catalog.pg_authid IN ACCESS SHARE MODE");
      vacuum.run("BEGIN");
      var waiting = vacuum.start("LOCK TABLE pg_catalog.pg_authid IN ACCESS EXCLUSIVE MODE");
      await()
          .untilAsserted(() ->
              fails(
                  ClusterException.Kind.TIMEOUT,
                  "%d waits for a lock on pg_authid that keeps out everybody else, behind %d; "
                      .formatted(vacuum.pid(), pid(reader))));
      reader.rollback();
      assertThat(waiting.failure()).isEmpty();
    }
    awaitAnswer();
  }

  @Test
  void a_log_in_that_hangs_is_no_cluster_that_cannot_be_reached() throws SQLException {
    try (Connection root = server.connect("postgres", "test fixture");
        var another = new PooledConnections(List.of(settings))) {
      lock(root, "pg_authid");
      String hangs =
          "cluster shop accepted the connection but did not finish the log-in within %s s: something may hold a lock on a catalog such as pg_authid";
      var pooled = new Clusters(List.of(settings), another).get("shop");
      assertThatThrownBy(pooled::usage)
          .hasMessageStartingWith(hangs.formatted("2.5"))
          .extracting(it -> ((ClusterException) it).kind())
          .isEqualTo(ClusterException.Kind.UNREACHABLE);
      var plain = new Clusters(List.of(settings), new PlainConnections()).get("shop");
      assertThatThrownBy(plain::usage)
          .hasMessageStartingWith(hangs.formatted("5"))
          .satisfies(
              it -> assertThat(((ClusterException) it).advice()).contains("FROM pg_lock_status()"));
    }
  }

  private static void lock(Connection root, String catalog) throws SQLException {
    root.setAutoCommit(false);
    try (Statement statement = root.createStatement()) {
      statement.execute("LOCK TABLE pg_catalog." + catalog + " IN ACCESS EXCLUSIVE MODE");
    }
  }

  private static int pid(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID();
  }

  @Test
  void a_network_that_swallows_everything_is_noticed_and_forgotten() {
    awaitAnswer();
    wire.swallow();
    long before = System.nanoTime();
    fails(ClusterException.Kind.UNREACHABLE, "cluster shop");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    wire.heal();
    awaitAnswer();
  }

  @Test
  void an_answer_that_comes_byte_by_byte_is_not_waited_for() {
    cluster.usage();
    wire.trickle();
    fails(ClusterException.Kind.UNREACHABLE, "does not answer in time");
    wire.heal();
    awaitAnswer();
    await().until(() -> wire.connections() <= 3);
  }

  @Test
  void a_network_that_falls_silent_among_the_signals_leaves_the_targets_in_doubt() {
    PostgresSession victim = enter();
    StepOrder order = terminate();
    var running =
        CompletableFuture.supplyAsync(() ->
            cluster
                .signals()
                .send(
                    order.step(),
                    order.identity(),
                    StepOrder.BY_ANN,
                    () -> {
                      wire.swallow();
                      return true;
                    }));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(running.join().values())
                .extracting(Outcome::words)
                .containsExactly("unknown (connection lost)"));
    assertThat(victim.alive()).isTrue();
  }
}
