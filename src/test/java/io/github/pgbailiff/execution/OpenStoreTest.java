package io.github.pgbailiff.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenStoreTest {
  @Test
  void who_asks_for_it_within_a_transaction_does_not_hold_up_its_end(@TempDir Path folder) {
    var records =
        new OpenStore(
            () -> Stores.open(SqliteStores.in(folder)),
            InstantSource.system(),
            new Rules(List.of(), List.of(), List.of(), List.of()),
            new Recipients(Set.of(), List.of(), List.of()),
            _ -> {});
    Thread closing = Thread.ofVirtual().unstarted(records::close);
    CompletableFuture<String> asked =
        records
            .store()
            .transact(tx -> {
              closing.start();
              await().until(() -> closing.getState() == Thread.State.WAITING);
              var answer = CompletableFuture.supplyAsync(() -> answer(records));
              await().atMost(Duration.ofSeconds(60)).until(answer::isDone);
              return answer;
            });
    assertThat(asked).isCompletedWithValue("store: it is closed");
    await().until(() -> !closing.isAlive());
  }

  private static String answer(OpenStore records) {
    try {
      return records.store().toString();
    } catch (StoreException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
