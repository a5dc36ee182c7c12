package io.github.pgbailiff.demo.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.demo.DemoRun;
import io.github.pgbailiff.demo.server.DemoPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkloadTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String STUCK =
      "application_name = 'checkout' AND state = 'idle in transaction'";

  private DemoPostgres demo;
  private Workload workload;
  private Connection superuser;

  @BeforeAll
  void startServer(@TempDir Path temporary) {
    demo = DemoPostgres.start(DemoRun.folder(temporary));
    superuser = demo.connectAsSuperuser("postgres");
  }

  @AfterAll
  void stopServer() throws SQLException {
    superuser.close();
    demo.close();
  }

  @BeforeEach
  void start() {
    workload = demo.startWorkload();
  }

  @AfterEach
  void stop() {
    workload.close();
    await().atMost(SOON).until(() -> count("true") == 0);
  }

  @Test
  void a_busy_day_is_there_within_seconds() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(count("state = 'idle'")).isBetween(20L, 30L);
          assertThat(count(STUCK)).isEqualTo(1);
          assertThat(count("state = 'idle in transaction (aborted)'")).isEqualTo(1);
          assertThat(count("state = 'active' AND application_name = 'monthly-report'"))
              .isEqualTo(1);
          assertThat(
                  count("state = 'active' AND application_name = 'pg_dump' AND query LIKE 'COPY%'"))
              .isEqualTo(1);
          for (String lock : List.of("transactionid", "tuple", "relation")) {
            assertThat(count("wait_event_type = 'Lock' AND wait_event = '" + lock + "'"))
                .as(lock)
                .isPositive();
          }
          assertThat(count("wait_event_type = 'Lock'")).isBetween(4L, 6L);
        });
  }

  @Test
  void ending_the_stuck_checkout_frees_the_queue_and_its_client_comes_back() {
    await().atMost(SOON).until(() -> count("wait_event_type = 'Lock'") == 5);
    long checkouts = count("application_name = 'checkout'");
    signal("pg_terminate_backend", STUCK);
    await().atMost(SOON).until(() -> count("wait_event_type = 'Lock'") == 0);
    await().atMost(SOON).until(() -> count("application_name = 'checkout'") == checkouts);
  }

  @Test
  void a_pool_replaces_a_session_that_was_ended_while_idle() {
    await()
        .atMost(SOON)
        .until(() -> count("application_name = 'mediawiki' AND state = 'idle'") == 5);
    signal("pg_terminate_backend", "application_name = 'mediawiki'");
    await().atMost(SOON).until(() -> count("application_name = 'mediawiki'") == 0);
    await().atMost(SOON).until(() -> count("application_name = 'mediawiki'") == 5);
  }

  @Test
  void a_cancelled_query_leaves_its_session() {
    await().atMost(SOON).until(() -> count("wait_event_type = 'Lock'") == 5);
    long before = pid("application_name = 'migration'");
    signal("pg_cancel_backend", "application_name = 'migration'");
    await()
        .atMost(SOON)
        .until(() -> count("application_name = 'migration' AND state = 'idle'") == 1);
    assertThat(pid("application_name = 'migration'")).isEqualTo(before);
  }

  private long count(String condition) {
    return number("SELECT count(*) FROM pg_stat_activity WHERE " + ofClients(condition));
  }

  private long pid(String condition) {
    return number("SELECT pid FROM pg_stat_activity WHERE " + ofClients(condition));
  }

  private void signal(String function, String condition) {
    number(
        "WITH t AS MATERIALIZED (SELECT pid FROM pg_stat_activity WHERE %s) SELECT count(%s(pid)) FROM t"
            .formatted(ofClients(condition), function));
  }

  private static String ofClients(String condition) {
    return condition + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
  }

  private long number(String sql) {
    try (PreparedStatement statement = superuser.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }
}
