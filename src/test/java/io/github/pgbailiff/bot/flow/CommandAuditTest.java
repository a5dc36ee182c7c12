package io.github.pgbailiff.bot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.RecordQuota;
import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left out of the record comes onto it as a number, whatever happens next. */
class CommandAuditTest {
  private static final Actor EVE = new Actor("slack", "U0EVE0001", "eve");
  private static final Place OPS = Place.of("slack", "C0OPS0001");

  private final TestClock clock = new TestClock();
  private final List<String> record = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private OpenStore records;
  private CommandAudit audit;

  @BeforeEach
  void open(@TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    records =
        new OpenStore(
            () -> Stores.open(settings),
            clock,
            new Rules(List.of(), List.of(), List.of(), List.of()),
            new Recipients(Set.of(), List.of(), List.of()),
            line -> record.add(line.json()));
    audit = new CommandAudit(records, false, later::add);
  }

  @AfterEach
  void close() {
    records.close();
  }

  private void flood() {
    refused(RecordQuota.A_MINUTE + 12);
    assertThat(record).hasSize(RecordQuota.A_MINUTE);
  }

  private void refused(int times) {
    for (int i = 0; i < times; i++) {
      audit.misunderstood(EVE, OPS, "", "nonsense");
    }
  }

  @Test
  void a_flood_that_nothing_comes_after_is_counted_when_its_minute_is_over() {
    flood();
    clock.pass(Duration.ofSeconds(61));
    assertThat(later).hasSize(1);
    later.removeFirst().run();
    assertThat(record).hasSize(RecordQuota.A_MINUTE + 1);
    assertThat(record.getLast()).contains("12 more of what this account tried was refused");
    refused(RecordQuota.A_MINUTE + 1);
    assertThat(later).as("the next one is waited for too").hasSize(1);
  }

  @Test
  void a_flood_that_the_process_ends_in_is_counted_at_its_end() {
    flood();
    audit.close();
    assertThat(record.getLast()).contains("12 more of what this account tried was refused");
    audit.close();
    assertThat(record).hasSize(RecordQuota.A_MINUTE + 1);
  }
}
