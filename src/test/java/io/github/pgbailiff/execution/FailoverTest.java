package io.github.pgbailiff.execution;

import static io.github.pgbailiff.execution.WikiProcess.entry;
import static io.github.pgbailiff.execution.WikiProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.check.HostsCheck;
import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.gate.Act;
import io.github.pgbailiff.request.gate.Judgement;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresPair;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose standby takes over while something is asked of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverTest {
  private static final String HEEDS_NO_CANCEL =
      "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END;"
          + " END LOOP; END $$";

  private final PostgresPair pair = PostgresPair.start(Map.of());
  private final ClusterSettings prod = entry("prod", pair.url("postgres"), "postgres", List.of());
  private final PooledConnections connections = new PooledConnections(List.of(prod));
  private final Clusters clusters = new Clusters(List.of(prod), connections);
  private final TestClock clock = new TestClock();
  private Optional<WikiProcess> running = Optional.empty();

  @BeforeAll
  void build() {
    primary().build();
  }

  @AfterAll
  void stopServers() {
    connections.close();
    pair.close();
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    primary().run("ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    pair.catchUp();
    running = Optional.of(process(folder));
  }

  private WikiProcess process(Path folder) {
    StoreSettings store = SqliteStores.in(folder);
    return WikiProcess.on(() -> Stores.open(store), clock, clusters, true);
  }

  @AfterEach
  void close() {
    process().close();
    pair.rejoin();
  }

  private WikiServer primary() {
    return new WikiServer(pair.primary());
  }

  private WikiProcess process() {
    return running.orElseThrow();
  }

  private String asked(String line) {
    return json(process().types("ann", line));
  }

  @Test
  void what_was_decided_for_the_former_primary_hits_nobody_on_the_new_one() {
    PostgresSession before = primary().visit("blog");
    Reply asked = process().types("ann", "terminate prod user:blog");
    pair.failOver();
    before.close();
    try (PostgresSession after = primary().visit("blog")) {
      Reply refused = process().confirms("ann", asked);
      assertThat(refused.exit()).as(json(refused)).isEqualTo(ExitCode.REFUSED);
      assertThat(json(refused))
          .contains(
              "R-1 refused: cluster prod is another one now: it answers from 127.0.0.1:%d, not 127.0.0.1:%d"
                  .formatted(pair.primary().port(), pair.standby().port()));
      assertThat(after.alive()).isTrue();
    }
  }

  @Test
  void a_drain_neither_shuts_nor_empties_the_new_primary() {
    PostgresSession before = primary().visit("blog");
    Reply asked = process().types("ann", "drain prod/wiki");
    pair.failOver();
    before.close();
    try (PostgresSession after = primary().visit("blog")) {
      Reply refused = process().confirms("ann", asked);
      assertThat(refused.exit()).as(json(refused)).isEqualTo(ExitCode.REFUSED);
      assertThat(json(process().types("bob", "audit request:R-1"))).doesNotContain("block_set");
      assertThat(after.alive()).isTrue();
    }
  }

  @Test
  void what_is_being_carried_out_ends_where_it_was() {
    PostgresSession before = primary().visit("blog");
    before.start(HEEDS_NO_CANCEL);
    Reply asked = process().types("ann", "terminate prod user:blog gently:10s");
    CompletableFuture<Reply> done =
        CompletableFuture.supplyAsync(() -> process().confirms("ann", asked));
    await().until(() -> !primary().pids("application_name LIKE 'pgbailiff R-%'").isEmpty());
    pair.failOver();
    before.close();
    try (PostgresSession after = primary().visit("blog")) {
      assertThat(json(done.join())).contains("\"outcome\":\"unknown\"", "connection");
      assertThat(after.alive()).isTrue();
    }
  }

  @Test
  void clusters_says_which_of_the_hosts_answers() {
    String first = "127.0.0.1:" + pair.primary().port();
    assertThat(asked("clusters")).contains("\"standby\":false,\"host\":\"" + first + "\"");
    pair.failOver();
    String second = "127.0.0.1:" + pair.primary().port();
    assertThat(asked("clusters")).contains("\"standby\":false,\"host\":\"" + second + "\"");
  }

  @Test
  void check_looks_at_every_host() {
    assertThat(HostsCheck.of(prod))
        .extracting(ClusterFinding::message)
        .containsExactlyInAnyOrder("the primary", "a standby, lets us in");
    pair.promote();
    assertThat(HostsCheck.of(prod))
        .extracting(ClusterFinding::message)
        .anyMatch(it -> it.endsWith("are primaries, each for itself"));
    pair.standby().stop();
    assertThat(HostsCheck.of(prod))
        .filteredOn(it -> it.level() == ClusterFinding.Level.WARNING)
        .extracting(ClusterFinding::message)
        .containsExactly(
            "cannot be reached: the connection is refused: were it the primary, nothing would work"
                + " there");
  }

  @Test
  void while_none_of_them_is_a_primary_that_is_said() {
    pair.primary().stop();
    assertThat(asked("sessions prod"))
        .contains("cannot be reached")
        .containsAnyOf(
            "none of its hosts is a primary at this moment", "the connection is refused");
    pair.promote();
    assertThat(asked("sessions prod")).contains("\"reachable\":true");
  }

  @Test
  void what_was_approved_before_is_refused_after() {
    PostgresSession before = primary().visit("blog");
    process().types("ann", "terminate prod user:blog");
    confirmed("R-1");
    pair.failOver();
    before.close();
    try (PostgresSession after = primary().visit("blog")) {
      process().work().execution().carryOutApproved();
      assertThat(json(process().card("ann", "R-1")))
          .contains("\"state\":\"refused\"", "is another one now");
      assertThat(after.alive()).isTrue();
    }
  }

  @Test
  void of_what_a_dead_process_did_on_the_former_primary_nobody_claims_to_know() {
    PostgresSession before = primary().visit("blog");
    process().types("ann", "terminate prod user:blog");
    confirmed("R-1");
    process().records().requests().executions().begin("R-1", "dead");
    pair.failOver();
    before.close();
    clock.pass(Duration.ofSeconds(11));
    process().work().recovery().report();
    assertThat(json(process().card("ann", "R-1")))
        .contains(
            "\"state\":\"interrupted\"",
            "\"outcome\":\"unknown\",\"reason\":\"cluster prod is another one now")
        .doesNotContain("already gone");
  }

  /** Confirmed, while the process that should carry it out does not come to it. */
  private void confirmed(String id) {
    var requests = process().records().requests();
    var ann = new Asker(new Actor("slack", "U0ann", "ann"), Optional.empty(), Set.of("oncall"));
    var place = requests.find(id).orElseThrow().place();
    var confirm = new Act.Confirm(Optional.empty());
    var seen = process().rights().find(requests, id, new Speaker(ann, place)).orElseThrow();
    requests.decide(((Judgement.Within) seen.judge(confirm)).judged());
  }

  @Test
  void a_block_stands_on_the_new_primary_and_its_lease_lifts_it_there() {
    assertThat(process().does("ann", "block prod db:wiki for:10m").exit()).isEqualTo(ExitCode.DONE);
    pair.catchUp();
    pair.failOver();
    String over = takeover();
    assertThat(primary().gets("blog")).isFalse();
    assertThat(asked("blocks")).contains("\"id\":\"B-1\"", "\"changed_by_hand\":false");
    assertThat(text("blocks")).contains("B-1: it stands on " + over);
    process().notices();
    look();
    look();
    assertThat(process().notices())
        .containsExactly("B-1 on prod stands on " + over + ". It was set by ann (R-1).");
    assertThat(text("blocks")).doesNotContain("taken over");
    assertThat(json(process().types("bob", "audit request:R-1")))
        .contains("\"type\":\"block_taken_over\"", "it stands on " + over);
    clock.pass(Duration.ofMinutes(11));
    process().work().expiry().round();
    assertThat(primary().gets("blog")).isTrue();
    assertThat(process().records().blocks().open()).isEmpty();
  }

  @Test
  void a_lease_that_ends_before_anybody_looks_says_where_it_was_lifted() {
    process().does("ann", "block prod db:wiki for:10m");
    pair.catchUp();
    pair.failOver();
    clock.pass(Duration.ofMinutes(11));
    process().notices();
    process().work().expiry().round();
    assertThat(process().notices())
        .containsExactly(
            "B-1 on prod is lifted, its time was up (on %s): ALTER DATABASE wiki ALLOW_CONNECTIONS true. It was set by ann (R-1)."
                .formatted(takeover()));
    assertThat(primary().gets("blog")).isTrue();
  }

  @Test
  void a_block_that_the_new_primary_never_had_is_over_and_told_so() {
    pair.standby().stop();
    assertThat(process().does("ann", "block prod db:wiki for:10m").exit()).isEqualTo(ExitCode.DONE);
    pair.primary().stop();
    pair.standby().start();
    pair.promote();
    String lost =
        "it is open on " + takeover() + ": lost at the failover, or opened by hand before";
    assertThat(primary().gets("blog")).isTrue();
    assertThat(text("blocks")).contains("B-1: " + lost);
    process().notices();
    look();
    assertThat(process().notices())
        .containsExactly("B-1 on prod is over, " + lost + ". It was set by ann (R-1).");
    assertThat(process().records().blocks().open()).isEmpty();
    assertThat(json(process().types("bob", "audit request:R-1")))
        .contains("\"type\":\"block_lifted\"", lost);
  }

  private String takeover() {
    return "127.0.0.1:%d, which has taken over from 127.0.0.1:%d"
        .formatted(pair.primary().port(), pair.standby().port());
  }

  private void look() {
    clock.pass(Duration.ofSeconds(16));
    process().work().expiry().round();
  }

  private String text(String line) {
    return new TextRenderer(200, false, View.DEFAULT).render(process().types("ann", line));
  }
}
