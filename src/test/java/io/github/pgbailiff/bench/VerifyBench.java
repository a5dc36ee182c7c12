package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code verify-audit} on a long record, through the launcher, with too little memory to hold it.
 */
@Tag("bench")
class VerifyBench {
  @RegisterExtension static final Figures FIGURES = new Figures("The record read again");
  private static final int EVENTS = 1_000_000;
  private static final int AT_ONCE = 5_000;
  private static final double BOUND_SECONDS = 10;

  @TempDir Path folder;

  @Test
  void on_sqlite() throws Exception {
    measure("sqlite", "jdbc:sqlite:" + folder.resolve("store.db"), Optional.empty());
  }

  @Test
  void on_postgresql() throws Exception {
    try (PostgresEmbedded server = PostgresServer.embedded(Map.of())) {
      measure("postgresql", server.url("postgres"), Optional.of("postgres"));
    }
  }

  private void measure(String name, String url, Optional<String> user) throws Exception {
    try (Store store = Stores.open(new StoreSettings(url, user, Optional.empty()))) {
      fill(store);
    }
    Path config =
        Files.writeString(
            folder.resolve("pgbailiff.yaml"),
            """
            store: {url: "%s"%s}
            clusters: [{name: bench, url: "jdbc:postgresql://127.0.0.1:1/postgres"}]
            """
                .formatted(url, user.map(it -> ", username: " + it).orElse("")));
    Timing verified =
        Timing.run(
            folder,
            Map.of("PGBAILIFF_JAVA_OPTIONS", "-Xms16m -Xmx48m"),
            List.of(
                Path.of("pgbailiff").toAbsolutePath().toString(),
                "verify-audit",
                "--format",
                "json",
                "--config",
                config.toString()));
    assertThat(verified.out()).startsWith("{\"ok\":true,\"events\":" + EVENTS);
    FIGURES.atMost(
        "verify-audit on %s, a million events, 48 MB of heap".formatted(name),
        verified.millis() / 1e3,
        BOUND_SECONDS,
        "s");
  }

  private static void fill(Store store) {
    var record = new AuditLog(store, InstantSource.system(), _ -> {});
    for (int first = 0; first < EVENTS; first += AT_ONCE) {
      int from = first;
      store.<Object>transact(tx -> {
        for (int i = from; i < from + AT_ONCE; i++) {
          record.append(tx, RecordBench.event(i));
        }
        return record;
      });
    }
  }
}
