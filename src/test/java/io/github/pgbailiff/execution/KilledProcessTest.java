package io.github.pgbailiff.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it carries out a request, at any moment. */
@ExtendWith(PostgresExtension.class)
class KilledProcessTest {
  private static final int MOMENTS = 10;
  private static final int MANY_MOMENTS = 100;

  private final PostgresStores stores;

  KilledProcessTest(PostgresDatabase database) {
    this.stores = new PostgresStores(database);
  }

  private static StoreSettings sqlite(Path folder) {
    return SqliteStores.in(folder);
  }

  @Test
  void whatever_it_was_at_the_record_is_sound_and_nothing_happens_twice(@TempDir Path folder) {
    try (var wiki = new WikiServer()) {
      kill(MOMENTS / 2, sqlite(folder), wiki);
      kill(MOMENTS / 2, stores.fresh(), wiki);
    }
  }

  @Test
  @Tag("soak")
  void the_same_at_many_moments(@TempDir Path folder) {
    try (var wiki = new WikiServer()) {
      Map<RequestState, Integer> seen = kill(MANY_MOMENTS / 2, sqlite(folder), wiki);
      kill(MANY_MOMENTS / 2, stores.fresh(), wiki)
          .forEach((state, times) -> seen.merge(state, times, Integer::sum));
      System.out.println("a process killed at " + MANY_MOMENTS + " moments left: " + seen);
      assertThat(seen).containsKeys(RequestState.FINISHED, RequestState.INTERRUPTED);
    }
  }

  /** In which states the requests were found. */
  private static Map<RequestState, Integer> kill(int times, StoreSettings store, WikiServer wiki) {
    Map<RequestState, Integer> seen = new EnumMap<>(RequestState.class);
    var random = new Random(times);
    try (var scene = new KillScene(store, wiki)) {
      long whole = scene.measure().toNanos();
      for (int i = 0; i < times; i++) {
        scene
            .killAfter((long) (whole * 1.2 * random.nextDouble()))
            .ifPresent(state -> seen.merge(state, 1, Integer::sum));
      }
    }
    return seen;
  }
}
