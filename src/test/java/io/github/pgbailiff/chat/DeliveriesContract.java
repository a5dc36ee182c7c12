package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for claimed deliveries on every store. */
abstract class DeliveriesContract {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T09:41:07Z"));
  private final InstantSource clock = now::get;
  private Store store;

  abstract StoreSettings settings();

  @BeforeEach
  void open() {
    store = Stores.open(settings());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_delivery_is_claimed_once_by_one_process() {
    var deliveries = new Deliveries(store, clock);
    assertThat(deliveries.claim("slack", "a")).isTrue();
    assertThat(deliveries.claim("slack", "a")).isFalse();
    assertThat(deliveries.claim("discord", "a")).isTrue();
  }

  @Test
  void a_delivery_is_claimed_once_by_all_replicas_and_after_a_restart() {
    assertThat(new Deliveries(store, clock).claim("slack", "a")).isTrue();
    assertThat(new Deliveries(store, clock).claim("slack", "a")).isFalse();
  }

  @Test
  void of_many_that_claim_at_once_one_gets_it() throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> claims =
        IntStream.range(0, 20)
            .<Callable<Boolean>>mapToObj(
                i -> () -> new Deliveries(store, clock).claim("slack", "same"))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int got = 0;
      for (Future<Boolean> claim : threads.invokeAll(claims)) {
        got += claim.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    }
  }

  @Test
  void what_nobody_repeats_any_more_is_forgotten() {
    var deliveries = new Deliveries(store, clock);
    deliveries.claim("slack", "old");
    now.set(now.get().plus(Deliveries.KEPT).plusSeconds(61));
    deliveries.claim("slack", "new");
    assertThat(ids()).containsExactly("new");
  }

  @Test
  void while_the_store_cannot_be_written_this_process_still_knows_what_it_saw() {
    var deliveries = new Deliveries(store, clock);
    store.transact(tx -> tx.update(DeliveriesContract.class, "drop-deliveries"));
    assertThat(deliveries.claim("slack", "a")).isTrue();
    assertThat(deliveries.claim("slack", "a")).isFalse();
  }

  private List<String> ids() {
    List<Row> rows = store.read(tx -> tx.query(DeliveriesContract.class, "delivery-ids"));
    return rows.stream().map(row -> row.text("id")).toList();
  }
}
