package io.github.pgbailiff.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresExtensionTest {

  @Test
  void every_class_has_a_database_of_its_own(PostgresDatabase database) throws Exception {
    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(connection.getCatalog()).isEqualTo(database.name());
    }
  }

  @Test
  void a_killed_session_answers_with_its_sqlstate(PostgresDatabase database) {
    PostgresSession session = database.session(database.role("victim"), "app");
    var asleep = session.start("SELECT pg_sleep(60)");
    database.awaitTrue(session, "state = 'active'");
    database.execute("SELECT pg_terminate_backend(" + session.pid() + ")");
    assertThat(asleep.failure()).isEqualTo(Optional.of("57P01"));
    assertThat(session.alive()).isFalse();
  }

  @Test
  void a_session_that_nobody_closed_is_found(PostgresServer server) throws Exception {
    var database = new PostgresDatabase(server);
    try (Connection _ = server.connect(database.name(), "forgotten")) {
      assertThatThrownBy(database::close)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("forgotten");
    }
  }
}
