package io.github.pgbailiff.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.LastHour;
import io.github.pgbailiff.alert.Sighted;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watch of a queue behind a transaction that no session runs any more. */
@ExtendWith(PostgresExtension.class)
class PreparedHoldersTest {
  private final PostgresDatabase database;
  private final PostgresCluster cluster;

  PreparedHoldersTest(PostgresDatabase database) {
    this.database = database;
    this.cluster = GivenRights.over(GivenRights.cluster(database, database.server().superuser()));
  }

  private static WatchRule rule(String name, Condition... filter) {
    return new WatchRule(
        name,
        new WatchRule.Sessions(List.of(filter), Optional.empty()),
        Duration.ZERO,
        List.of(),
        Optional.empty(),
        WatchRule.AGAIN_AFTER,
        Map.of(),
        List.of());
  }

  private static Condition holds(int waiters) {
    return new Condition.AtLeastMany("holds", waiters);
  }

  private static Condition held(Duration time) {
    return new Condition.AtLeast("held", time);
  }

  private List<Sighted> look(WatchRule... rules) {
    return new ClusterWatch(cluster, List.of(rules), new LastHour(), new HashMap<>())
        .look(Instant.now(), _ -> false)
        .sighted();
  }

  @Test
  void it_is_told_by_the_rules_that_ask_for_nothing_of_a_session() {
    database.session("maker").run("CREATE TABLE rates (i int)");
    String gid = "orphan of " + database.name();
    database.session("gone").run("BEGIN", "LOCK TABLE rates", "PREPARE TRANSACTION '" + gid + "'");
    waiter("cart");
    waiter("till");
    try {
      List<Sighted> told =
          look(
              rule("many", holds(2), held(Duration.ZERO)),
              rule("more", holds(3)),
              rule("long", held(Duration.ofHours(1))),
              rule(
                  "idle",
                  new Condition.OneOf("state", false, List.of(new Glob("idle-in-txn"))),
                  holds(1)));
      assertThat(told).hasSize(1);
      assertThat(told.getFirst().rule().name()).isEqualTo("many");
      assertThat(told.getFirst().sight().waiting()).isEqualTo(2);
      assertThat(told.getFirst().sight().words().orElseThrow())
          .isEqualTo(
              "the prepared transaction \"%s\" in %s holds up 2 sessions; only COMMIT PREPARED or ROLLBACK PREPARED there ends it"
                  .formatted(gid, database.name()));
      assertThat(told.getFirst().sight().heldUp())
          .extracting(it -> it.application().orElseThrow())
          .containsExactlyInAnyOrder("cart", "till");
    } finally {
      database.session("maker").run("ROLLBACK PREPARED '" + gid + "'");
    }
    assertThat(look(rule("many", holds(1)))).isEmpty();
  }

  private void waiter(String name) {
    PostgresSession session = database.session(name);
    session.start("SELECT * FROM rates");
    database.awaitTrue(session, "wait_event_type = 'Lock'");
  }
}
