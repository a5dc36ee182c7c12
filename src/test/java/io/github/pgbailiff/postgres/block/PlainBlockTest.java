package io.github.pgbailiff.postgres.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** By plain statements of a superuser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainBlockTest extends BlockContract {

  PlainBlockTest() {
    super(PostgresServer.embedded(Map.of()), "postgres");
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Test
  void what_was_shut_by_hand_opens_for_who_may() {
    targets.run("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
    assertThat(targets.open("wiki", "", true, Optional.empty()).words()).isEqualTo("opened");
    assertThat(targets.gets("blog")).isTrue();
  }

  @Test
  void without_rights_it_says_what_is_missing() {
    targets.run("GRANT pg_read_all_stats, pg_signal_backend TO blog");
    var stranger = new BlockTargets(server, "blog");
    assertThat(stranger.survey("wiki", "").againstBlock())
        .containsExactly(
            "role blog may not do that here; apply pgbailiff grants: it creates the function"
                + " pgbailiff.shut_database");
    assertThat(stranger.shut("wiki", "").kind()).isEqualTo(BlockOutcome.Kind.UNCHANGED);
    assertThat(stranger.survey("", "shop").againstBlock())
        .containsExactly(
            "role blog may not do that here; apply pgbailiff grants: it creates the function"
                + " pgbailiff.shut_role");
    assertThat(targets.gets("shop")).isTrue();
  }

  @Test
  void the_owner_of_a_database_may_shut_it() {
    var owner = new BlockTargets(server, "wiki_owner");
    BlockOutcome shut = owner.shut("wiki", BlockTargetName.PUBLIC);
    assertThat(shut.words()).isEqualTo("shut");
    assertThat(targets.gets("blog")).isFalse();
    assertThat(owner.open("wiki", BlockTargetName.PUBLIC, shut.former()).words())
        .isEqualTo("opened");
  }

  @Test
  void who_may_only_grant_a_role_is_no_member_of_it() {
    targets.run("GRANT writers TO shop WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
    assertThat(targets.survey("", "writers").passable()).isEmpty();
    targets.run("GRANT writers TO shop WITH SET TRUE");
    assertThat(targets.survey("", "writers").passable().orElseThrow()).contains("can: shop;");
  }

  @Test
  void who_holds_up_a_block_is_named() {
    PostgresSession holder = targets.enter("postgres");
    holder.run("BEGIN", "ALTER DATABASE wiki CONNECTION LIMIT 50");
    PostgresSession queued = targets.enter("postgres");
    var _ = queued.start("ALTER DATABASE wiki CONNECTION LIMIT 60");
    targets.awaitTrue(
        "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid = %d)"
            .formatted(queued.pid()));
    assertThat(targets.shut("wiki", "").words())
        .isEqualTo(
            "nothing changed (canceling statement due to lock timeout: %d of postgres"
                    .formatted(holder.pid())
                + " (visitor, idle in transaction) holds it up)");
  }

  @Test
  void what_somebody_else_changes_at_the_same_moment_is_tried_again() throws Exception {
    PostgresSession other = targets.enter("postgres");
    other.run("BEGIN", "ALTER DATABASE wiki CONNECTION LIMIT 50");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<BlockOutcome> shut = threads.submit(() -> targets.shut("wiki", ""));
      targets.awaitTrue(
          "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid')");
      other.run("COMMIT");
      assertThat(shut.get().words()).isEqualTo("shut");
    }
  }
}
