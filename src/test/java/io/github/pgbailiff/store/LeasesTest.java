package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeasesTest {
  @TempDir Path folder = Path.of("");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T09:41:07Z"));
  private Optional<Store> store = Optional.empty();
  private Optional<Leases> opened = Optional.empty();

  @BeforeEach
  void open() {
    Store fresh = Stores.open(SqliteStores.in(folder));
    store = Optional.of(fresh);
    opened = Optional.of(new Leases(fresh, now::get));
  }

  @AfterEach
  void close() {
    store.ifPresent(Store::close);
  }

  private Leases leases() {
    return opened.orElseThrow();
  }

  private void pass(int seconds) {
    now.updateAndGet(it -> it.plusSeconds(seconds));
  }

  @Test
  void one_holds_it_until_it_lapses() {
    assertThat(leases().acquire("gateway", "one")).isTrue();
    assertThat(leases().acquire("gateway", "one")).isTrue();
    assertThat(leases().acquire("gateway", "other")).isFalse();
    assertThat(leases().acquire("timed work", "other")).isTrue();
    pass(9);
    assertThat(leases().renew("gateway", "one")).isTrue();
    pass(9);
    assertThat(leases().acquire("gateway", "other")).isFalse();
    assertThat(leases().holder("gateway")).contains("one");
    pass(1);
    assertThat(leases().holder("gateway")).isEmpty();
    assertThat(leases().renew("gateway", "one")).isFalse();
    assertThat(leases().acquire("gateway", "other")).isTrue();
    assertThat(leases().renew("gateway", "one")).isFalse();
  }

  @Test
  void what_is_released_is_free_at_once() {
    leases().acquire("gateway", "one");
    leases().release("gateway", "other");
    assertThat(leases().holder("gateway")).contains("one");
    leases().release("gateway", "one");
    assertThat(leases().acquire("gateway", "other")).isTrue();
  }

  @Test
  void one_of_many_gets_it() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> tries =
          IntStream.range(0, 50)
              .mapToObj(i -> threads.submit(() -> leases().acquire("gateway", "holder" + i)))
              .toList();
      int won = 0;
      for (Future<Boolean> attempt : tries) {
        won += attempt.get() ? 1 : 0;
      }
      assertThat(won).isOne();
    }
  }
}
