package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.sql.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does, whichever database holds it. */
abstract class StoreContract {
  private static final Class<?> HERE = StoreContract.class;
  private static final Instant MOMENT = Instant.parse("2026-11-22T09:41:07.123456Z");

  private final List<Store> opened = new ArrayList<>();
  private Optional<Store> first = Optional.empty();

  /** The settings of one store that is new for each test. */
  abstract StoreSettings settings();

  final Store open() {
    Store another = Stores.open(settings());
    opened.add(another);
    return another;
  }

  @BeforeEach
  void open_a_store_with_a_table() {
    first = Optional.of(open());
    store().transact(tx -> tx.update(HERE, "create-item"));
  }

  private Store store() {
    return first.orElseThrow();
  }

  @AfterEach
  void close_the_stores() {
    opened.forEach(Store::close);
  }

  private static int insert(Tx tx, String name) {
    return tx.update(
        HERE,
        "insert",
        Values.of("name", name).and("amount", 7L).and("flag", true).and("moment", MOMENT));
  }

  private static long count(Store store) {
    return store.read(tx -> tx.query(HERE, "count").getFirst().number("items"));
  }

  @Test
  void values_come_back_as_they_went_in() {
    store().transact(tx -> insert(tx, "büro \uD83D\uDE00"));
    Values nothing =
        Values.of("name", "nothing")
            .and("amount", Optional.empty())
            .and("flag", Optional.empty())
            .and("moment", Optional.empty());
    store().transact(tx -> tx.update(HERE, "insert", nothing));
    List<Row> rows = store().read(tx -> tx.query(HERE, "items"));
    assertThat(rows).hasSize(2);
    Row full = rows.getFirst();
    assertThat(full.text("name")).isEqualTo("büro \uD83D\uDE00");
    assertThat(full.number("amount")).isEqualTo(7);
    assertThat(full.flag("flag")).isTrue();
    assertThat(full.instant("moment")).isEqualTo(MOMENT);
    Row empty = rows.getLast();
    assertThat(empty.optionalNumber("amount")).isEmpty();
    assertThat(empty.optionalInstant("moment")).isEmpty();
  }

  @Test
  void an_unknown_column_is_named() {
    store().transact(tx -> insert(tx, "a"));
    Row row = store().read(tx -> tx.query(HERE, "items").getFirst());
    assertThatThrownBy(() -> row.text("nome"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"nome\"");
    assertThatThrownBy(() -> row.optionalText("nome")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void work_that_throws_leaves_nothing_behind() {
    assertThatThrownBy(() ->
            store()
                .transact(tx -> {
                  insert(tx, "a");
                  throw new IllegalStateException("changed my mind");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("changed my mind");
    assertThat(count(store())).isZero();
  }

  @Test
  void a_statement_that_fails_leaves_nothing_behind_and_the_store_usable() {
    assertThatThrownBy(() ->
            store()
                .transact(tx -> {
                  insert(tx, "a");
                  return insert(tx, "a");
                }))
        .isInstanceOf(StoreException.class);
    assertThat(count(store())).isZero();
    store().transact(tx -> insert(tx, "a"));
    assertThat(count(store())).isOne();
  }

  @Test
  void actions_run_after_the_commit_and_not_after_a_rollback() {
    List<String> done = new ArrayList<>();
    store()
        .transact(tx -> {
          tx.afterCommit(() -> done.add("kept"));
          assertThat(done).isEmpty();
          return insert(tx, "a");
        });
    assertThatThrownBy(() ->
        store()
            .transact(tx -> {
              tx.afterCommit(() -> done.add("lost"));
              throw new IllegalStateException();
            }));
    assertThat(done).containsExactly("kept");
  }

  @Test
  void an_action_that_fails_harms_nobody() {
    List<String> done = new ArrayList<>();
    store()
        .transact(tx -> {
          tx.afterCommit(() -> {
            throw new IllegalStateException("pipe is gone");
          });
          tx.afterCommit(() -> done.add("next"));
          return insert(tx, "a");
        });
    assertThat(done).containsExactly("next");
    assertThat(count(store())).isOne();
  }

  @Test
  void a_transaction_inside_a_transaction_is_refused() {
    assertThatThrownBy(() -> store().transact(tx -> store().transact(inner -> insert(inner, "a"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a transaction");
  }

  @Test
  void reading_cannot_write() {
    assertThatThrownBy(() -> store().read(tx -> insert(tx, "a")))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.READ_ONLY));
    store().transact(tx -> insert(tx, "a"));
  }

  @Test
  void reading_sees_one_state() {
    store()
        .read(tx -> {
          long before = tx.query(HERE, "count").getFirst().number("items");
          Store other = open();
          other.transact(writing -> insert(writing, "a"));
          assertThat(tx.query(HERE, "count").getFirst().number("items")).isEqualTo(before);
          return before;
        });
    assertThat(count(store())).isOne();
  }

  @Test
  void rows_are_shown_until_enough_were_seen() {
    List<Long> seen = new ArrayList<>();
    store()
        .<@Nullable Void>read(tx -> {
          tx.each(
              HERE,
              "series",
              Values.of("length", 1_000_000L),
              row -> {
                seen.add(row.number("i"));
                return seen.size() < 2500;
              });
          return null;
        });
    assertThat(seen).hasSize(2500).endsWith(2500L);
  }

  @Test
  void what_is_written_is_there_for_the_next_process() {
    store().transact(tx -> insert(tx, "a"));
    store().close();
    assertThat(count(open())).isOne();
  }

  @Test
  void a_closed_store_says_so() {
    store().close();
    assertThatThrownBy(() -> count(store()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void fifty_threads_on_two_stores_write_without_losing_or_refusing_any() throws Exception {
    Store other = open();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Store mine = i % 2 == 0 ? store() : other;
      String name = "t" + i + "-";
      work.add(() -> writeTwenty(mine, name));
    }
    assertThat(atOnce(work)).hasSize(50).allMatch(written -> written == 20);
    assertThat(count(store())).isEqualTo(1000);
  }

  private static int writeTwenty(Store store, String name) {
    int written = 0;
    for (int n = 0; n < 20; n++) {
      String item = name + n;
      written += store.transact(tx -> insert(tx, item));
    }
    return written;
  }

  @Test
  void one_that_fails_among_many_takes_nobody_along() throws Exception {
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "n" + i;
      boolean fails = i % 2 == 0;
      work.add(() ->
          store()
              .transact(tx -> {
                insert(tx, name);
                if (fails) {
                  throw new IllegalStateException(name);
                }
                return 1;
              }));
    }
    assertThatThrownBy(() -> atOnce(work)).isInstanceOf(ExecutionException.class);
    assertThat(count(store())).isEqualTo(20);
  }

  /** Starts all at the same moment and waits for all of them, also when one fails. */
  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> one : work) {
        running.add(
            threads.submit(() -> {
              start.await();
              return one.call();
            }));
      }
      start.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
