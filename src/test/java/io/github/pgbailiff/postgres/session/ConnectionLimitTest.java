package io.github.pgbailiff.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.ShopWorkload;
import io.github.pgbailiff.postgres.session.ConnectionLimit.Of;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits of roles and databases, held against what a real server takes and refuses. */
@ExtendWith(PostgresExtension.class)
final class ConnectionLimitTest {
  private final PostgresDatabase database;
  private final String app;
  private final PostgresCluster cluster;

  ConnectionLimitTest(PostgresDatabase database) {
    this.database = database;
    var shop = new ShopWorkload(database);
    this.app = shop.role("app", "");
    this.cluster = shop.cluster();
  }

  @BeforeEach
  void connect() {
    database.session(app, "one");
    database.session(app, "two");
  }

  @AfterEach
  void lift() {
    limits(-1, -1);
    database.closeSessions();
  }

  private void limits(int ofRole, int ofDatabase) {
    database.execute("ALTER ROLE %s CONNECTION LIMIT %d".formatted(app, ofRole));
    ofDatabase(ofDatabase);
  }

  private void ofDatabase(int most) {
    database.execute(
        "UPDATE pg_database SET datconnlimit = %d WHERE datname = '%s'"
            .formatted(most, database.name()));
  }

  /** Those that concern the names of this class, each as {@code role 2 of 3}. */
  private List<String> told() {
    ConnectionUsage usage = cluster.usage();
    return usage.limits().stream()
        .filter(it -> it.name().startsWith(database.name()))
        .map(it -> "%s %d of %d".formatted(it.of().word(), usage.used(it), it.most()))
        .toList();
  }

  private void refused(String of) {
    assertThatThrownBy(() -> database.session(app, "one more"))
        .rootCause()
        .hasMessageContaining("too many connections for " + of);
  }

  @Test
  void nothing_is_told_where_there_is_no_limit() {
    assertThat(told()).isEmpty();
  }

  @Test
  void a_role_is_counted_over_all_databases() throws Exception {
    limits(3, -1);
    try (var _ =
        database.server().connect("postgres", app, PostgresDatabase.PASSWORD, "elsewhere")) {
      assertThat(told()).containsExactly("role 3 of 3");
      refused("role");
    }
  }

  @Test
  void a_database_is_counted_over_all_roles_and_a_superuser_takes_a_place_without_needing_one() {
    limits(-1, 3);
    PostgresSession admin = database.session("admin");
    assertThat(told()).containsExactly("database 3 of 3");
    refused("database");
    assertThat(database.session("second admin").alive()).isTrue();
    assertThat(told()).containsExactly("database 4 of 3");
    assertThat(admin.alive()).isTrue();
  }

  @Test
  void both_are_told() {
    limits(2, 2);
    assertThat(told()).containsExactlyInAnyOrder("role 2 of 2", "database 2 of 2");
  }

  @Test
  void a_limit_of_0_is_told_with_nobody_there_and_any_other_is_not() {
    limits(0, 0);
    refused("role");
    database.closeSessions();
    database.awaitTrue(
        "SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = '" + database.name() + "'");
    assertThat(told()).containsExactlyInAnyOrder("role 0 of 0", "database 0 of 0");
    limits(5, 5);
    assertThat(told()).isEmpty();
  }

  @Test
  void what_refuses_nobody_for_its_number_is_no_limit() {
    String root = database.role("root", "SUPERUSER CONNECTION LIMIT 1");
    database.session(root, "one");
    database.session(root, "two");
    assertThat(told()).as("of a superuser").isEmpty();
    ofDatabase(-2);
    assertThat(told()).as("of an invalid database").isEmpty();
    database.execute("ALTER ROLE %s CONNECTION LIMIT 2".formatted(app));
    database.execute("ALTER ROLE %s NOLOGIN".formatted(app));
    assertThat(told()).as("of a role that may not log in").isEmpty();
    database.execute("ALTER ROLE %s LOGIN".formatted(app));
  }

  @Test
  void prepared_transactions_take_no_place() {
    limits(2, 2);
    PostgresSession session = database.session("preparer");
    session.run("BEGIN", "CREATE TABLE shop (n int)", "PREPARE TRANSACTION 'left'");
    session.close();
    try {
      database.awaitTrue(
          "SELECT count(*) = 2 FROM pg_stat_activity WHERE datname = '" + database.name() + "'");
      assertThat(told()).containsExactlyInAnyOrder("role 2 of 2", "database 2 of 2");
    } finally {
      database.session("ender").run("ROLLBACK PREPARED 'left'");
    }
  }

  @Test
  void the_limit_is_that_of_the_name() {
    limits(7, -1);
    assertThat(cluster.usage().limits()).contains(new ConnectionLimit(Of.ROLE, app, 7));
  }
}
