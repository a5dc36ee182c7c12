package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Durable events per second, beside what the disk itself can do. */
@Tag("bench")
class RecordBench {
  @RegisterExtension static final Figures FIGURES = new Figures("The record");
  private static final int WRITERS = 16;
  private static final int EACH = 250;
  private static final int ALONE = 300;
  private static final int SYNCS = 300;
  private static final int BYTES = 4096;
  private static final double BOUND = 500;

  @TempDir Path folder;

  @Test
  void on_sqlite() throws Exception {
    measure("sqlite", "jdbc:sqlite:" + folder.resolve("store.db"), Optional.empty());
  }

  @Test
  void on_postgresql() throws Exception {
    try (PostgresEmbedded server =
        PostgresServer.embedded(Map.of("fsync", "on", "synchronous_commit", "on"))) {
      measure("postgresql", server.url("postgres"), Optional.of("postgres"));
    }
  }

  private void measure(String name, String url, Optional<String> user) throws Exception {
    try (Store store = Stores.open(new StoreSettings(url, user, Optional.empty()))) {
      var record = new AuditLog(store, InstantSource.system(), _ -> {});
      append(record, ALONE);
      double single = append(record, ALONE);
      double many = together(record);
      FIGURES.note("record on " + name + ": bare fsync of the disk", syncs(), "a second");
      FIGURES.note("record on " + name + ": one writer alone, each append", 1e3 / single, "ms");
      FIGURES.atLeast(
          "record on " + name + ": 16 writers, durable appends", many, BOUND, "a second");
    }
  }

  private static double append(AuditLog record, int number) {
    long before = System.nanoTime();
    for (int i = 0; i < number; i++) {
      record.append(event(i));
    }
    return number / seconds(before);
  }

  private static double together(AuditLog record) throws Exception {
    long before = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Double>> writers =
          IntStream.range(0, WRITERS)
              .<Callable<Double>>mapToObj(_ -> () -> append(record, EACH))
              .toList();
      for (Future<Double> writer : threads.invokeAll(writers)) {
        assertThat(writer.get()).isPositive();
      }
    }
    return WRITERS * EACH / seconds(before);
  }

  private double syncs() throws IOException {
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long before = System.nanoTime();
      for (int i = 0; i < SYNCS; i++) {
        file.write(ByteBuffer.allocate(BYTES));
        file.force(false);
      }
      return SYNCS / seconds(before);
    }
  }

  private static double seconds(long before) {
    return (System.nanoTime() - before) / 1e9;
  }

  static Event event(int number) {
    return Event.of(EventType.READ)
        .with("actor", "slack:U0ANN0001")
        .with("verb", "sessions")
        .with("command", "sessions prod-eu user:app page:" + number)
        .build();
  }
}
