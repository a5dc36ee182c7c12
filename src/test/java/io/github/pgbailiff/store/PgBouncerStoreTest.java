package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PgBouncer;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas whose store is behind a real PgBouncer, where transactions share its backends. */
@Tag("pooler")
class PgBouncerStoreTest {
  private static final int TIMES = 100;

  private final PostgresEmbedded server = PostgresServer.embedded(Map.of());
  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void each_runs_its_own_statements() throws Exception {
    server.run("CREATE ROLE app LOGIN", "GRANT ALL ON DATABASE postgres TO app");
    server.run("GRANT ALL ON SCHEMA public TO app");
    try (var pooler = new PgBouncer(server, "transaction", folder)) {
      var settings =
          new StoreSettings(
              pooler.url("127.0.0.1", "postgres"), Optional.of("app"), Optional.empty());
      try (Store one = Stores.open(settings);
          Store other = Stores.open(settings);
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Integer>> work = new ArrayList<>();
        for (Store store : List.of(one, other)) {
          for (String holder : List.of("ann", "bob", "eve")) {
            work.add(() -> held(store, holder));
          }
        }
        for (var done : threads.invokeAll(work)) {
          assertThat(done.get()).isEqualTo(TIMES);
        }
      }
    }
  }

  /** How often a lease of its own was taken, seen and given back. */
  private static int held(Store store, String holder) {
    var leases = new Leases(store, InstantSource.system());
    String lease = holder + " " + System.identityHashCode(store);
    return (int)
        IntStream.range(0, TIMES)
            .filter(_ -> {
              boolean taken = leases.acquire(lease, holder);
              boolean seen = leases.holder(lease).filter(holder::equals).isPresent();
              leases.release(lease, holder);
              return taken && seen && leases.holder(lease).isEmpty();
            })
            .count();
  }
}
