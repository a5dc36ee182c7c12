package io.github.pgbailiff.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the record does, whichever database holds it. */
abstract class AuditLogContract {
  private static final Instant NOW = Instant.parse("2026-11-22T09:41:07.123456789Z");

  private final List<Store> opened = new ArrayList<>();
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  /** The settings of one store that is new for each test. */
  abstract StoreSettings settings();

  final Store store() {
    Store store = Stores.open(settings());
    opened.add(store);
    return store;
  }

  final AuditLog log(Store store) {
    return new AuditLog(store, InstantSource.fixed(NOW), line -> lines.add(line.json()));
  }

  @AfterEach
  void close_the_stores() {
    opened.forEach(Store::close);
  }

  static Event asked(String actor) {
    return new Event(EventType.ASKED, Map.of("actor", actor, "verb", "terminate"));
  }

  @Test
  void the_first_event_follows_sixty_four_zeros() {
    AuditLog log = log(store());
    assertThat(log.head()).isEqualTo(Anchor.START);
    Anchor first = log.append(asked("slack:U0ANN"));
    assertThat(first.seq()).isOne();
    assertThat(new AuditSearch(store()).find(EventFilter.ALL, 1, 1).entries().getFirst().at())
        .isEqualTo("2026-11-22T09:41:07.123456Z");
    // printf '%064d\n{...}' 0 | sha256sum
    assertThat(first.hash())
        .isEqualTo("b4c2384a97ab67ce8e16be7b0e1b54f0fefb86da792ab6eefe82ab7439b0bb8f");
    assertThat(log.head()).isEqualTo(first);
  }

  @Test
  void a_line_of_json_goes_out_with_the_commit_and_not_without() {
    Store store = store();
    AuditLog log = log(store);
    Anchor kept = log.append(asked("slack:U0ANN"));
    assertThatThrownBy(() ->
        store.transact(tx -> {
          log.append(tx, asked("slack:U0BOB"));
          throw new IllegalStateException("the request is not there");
        }));
    assertThat(lines)
        .containsExactly(
            "{\"actor\":\"slack:U0ANN\",\"at\":\"2026-11-22T09:41:07.123456Z\",\"seq\":1,"
                + "\"type\":\"asked\",\"verb\":\"terminate\",\"previous_hash\":\""
                + Anchor.START.hash()
                + "\",\"hash\":\""
                + kept.hash()
                + "\"}");
  }

  @Test
  void fifty_writers_on_two_stores_make_one_chain() throws Exception {
    AuditLog one = log(store());
    AuditLog other = log(store());
    List<Long> numbers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> writers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        AuditLog mine = i % 2 == 0 ? one : other;
        String actor = "slack:U" + i;
        writers.add(threads.submit(() -> appendTwenty(mine, actor)));
      }
      for (Future<List<Long>> writer : writers) {
        numbers.addAll(writer.get());
      }
    }
    Collections.sort(numbers);
    assertThat(numbers).hasSize(1000).startsWith(1L).endsWith(1000L).doesNotHaveDuplicates();
    assertThat(lines).hasSize(1000);
  }

  private static List<Long> appendTwenty(AuditLog log, String actor) {
    List<Long> numbers = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      numbers.add(log.append(asked(actor)).seq());
    }
    return numbers;
  }
}
