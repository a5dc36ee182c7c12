package io.github.pgbailiff.execution;

import static io.github.pgbailiff.execution.WikiProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.serve.TimedWork;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.testing.postgres.PostgresWire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people see when the store's disk is full, or the store falls silent. */
class AbusedStoreTest {
  private final WikiServer wiki = new WikiServer();
  private final PostgresWire wire = new PostgresWire(wiki.port());
  private final WikiProcess process =
      WikiProcess.on(
          () ->
              Stores.open(
                  new StoreSettings(
                      wire.url("postgres"), Optional.of("postgres"), Optional.empty())),
          InstantSource.system(),
          wiki.url(),
          "postgres",
          true,
          Pause.SLEEP);

  @BeforeEach
  void build() {
    wiki.build();
  }

  @AfterEach
  void close() {
    wire.heal();
    process.close();
    wire.close();
    wiki.close();
  }

  @Test
  void on_a_full_disk_nothing_is_done_that_could_not_be_recorded() {
    try (PostgresSession session = wiki.visit("blog")) {
      Reply asked = process.types("ann", "terminate prod user:blog");
      wiki.run(
          "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
              + " RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100';"
              + " END $$",
          "CREATE TRIGGER full_disk BEFORE INSERT ON audit_event EXECUTE FUNCTION full_disk()");
      Reply refused = process.confirms("ann", asked);
      assertThat(refused.exit()).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(json(refused)).contains("store: has no room left; make room on the server's disk");
      assertThat(session.alive()).isTrue();
      assertThat(json(process.types("ann", "sessions prod"))).contains("\"reachable\":true");
      wiki.run("DROP TRIGGER full_disk ON audit_event");
      assertThat(process.confirms("ann", asked).exit()).isEqualTo(ExitCode.DONE);
      assertThat(session.alive()).isFalse();
    }
  }

  @Test
  void while_the_store_is_silent_reading_goes_on_and_the_rest_is_told_so_soon() throws Exception {
    try (PostgresSession session = wiki.visit("blog");
        var _ = timed()) {
      Reply asked = process.types("ann", "terminate prod user:blog");
      wire.swallow();
      long start = System.nanoTime();
      List<CompletableFuture<Reply>> presses = presses(asked);
      assertThat(json(process.types("ann", "sessions prod"))).contains("\"reachable\":true");
      for (CompletableFuture<Reply> press : presses) {
        Reply refused = press.get(40, TimeUnit.SECONDS);
        assertThat(refused.exit()).as(json(refused)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(json(refused)).contains("store: ");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(35));
      assertThat(session.alive()).isTrue();
      wire.heal();
      wire.cut();
      assertThat(process.types("ann", "blocks").exit()).isEqualTo(ExitCode.DONE);
    }
  }

  /** Twenty people press at the same moment. */
  private List<CompletableFuture<Reply>> presses(Reply asked) {
    return IntStream.range(0, 20)
        .mapToObj(_ ->
            CompletableFuture.supplyAsync(
                () -> process.confirms("ann", asked), Thread::startVirtualThread))
        .toList();
  }

  private TimedWork timed() {
    return new TimedWork(
        process.records(),
        process.work(),
        ProcessSettings.of("host", true, false),
        List.of(),
        List.of());
  }
}
