package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.PostgresServer;
import io.github.pgbailiff.testing.PostgresSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** By plain statements of a superuser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainDoorTest extends DoorContract {

  PlainDoorTest() {
    super(PostgresServer.embedded(Map.of()), "postgres");
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Test
  void what_was_shut_by_hand_opens_for_who_may() {
    doors.run("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
    assertThat(doors.open("wiki", "", true, Optional.empty()).words()).isEqualTo("opened");
    assertThat(doors.gets("blog")).isTrue();
  }

  @Test
  void without_rights_it_says_what_is_missing() {
    doors.run("GRANT pg_read_all_stats, pg_signal_backend TO blog");
    var stranger = new Doors(server, "blog");
    assertThat(stranger.survey("wiki", "").toShut())
        .containsExactly(
            "role blog may not do that here; apply pgbailiff grants: it creates the function"
                + " pgbailiff.shut_database");
    assertThat(stranger.shut("wiki", "").kind()).isEqualTo(DoorOutcome.Kind.UNCHANGED);
    assertThat(stranger.survey("", "shop").toShut())
        .containsExactly(
            "role blog may not do that here; apply pgbailiff grants: it creates the function"
                + " pgbailiff.shut_role");
    assertThat(doors.gets("shop")).isTrue();
  }

  @Test
  void the_owner_of_a_database_may_shut_it() {
    var owner = new Doors(server, "wiki_owner");
    DoorOutcome shut = owner.shut("wiki", DoorName.PUBLIC);
    assertThat(shut.words()).isEqualTo("shut");
    assertThat(doors.gets("blog")).isFalse();
    assertThat(owner.open("wiki", DoorName.PUBLIC, shut.former()).words()).isEqualTo("opened");
  }

  @Test
  void who_holds_up_a_block_is_named() {
    PostgresSession holder = doors.enter("postgres");
    holder.run("BEGIN", "ALTER DATABASE wiki CONNECTION LIMIT 50");
    assertThat(doors.shut("wiki", "").words())
        .isEqualTo(
            "nothing changed (canceling statement due to lock timeout: %d of postgres"
                    .formatted(holder.pid())
                + " (visitor, idle in transaction) holds it up)");
  }

  @Test
  void what_somebody_else_changes_at_the_same_moment_is_tried_again() throws Exception {
    PostgresSession other = doors.enter("postgres");
    other.run("BEGIN", "ALTER DATABASE wiki CONNECTION LIMIT 50");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<DoorOutcome> shut = threads.submit(() -> doors.shut("wiki", ""));
      doors.awaitTrue(
          "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid')");
      other.run("COMMIT");
      assertThat(shut.get().words()).isEqualTo("shut");
    }
  }
}
