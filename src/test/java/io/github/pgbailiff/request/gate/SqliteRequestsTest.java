package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.store.KeptStore;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on SQLite. */
final class SqliteRequestsTest extends StoreContracts {
  @TempDir Path folder = Path.of("");

  @Override
  StoreSettings store() {
    return new StoreSettings(
        "jdbc:sqlite:" + folder.resolve("store.db"), Optional.empty(), Optional.empty());
  }

  @Override
  StoreSettings kept() {
    return KeptStore.sqlite(folder.resolve("kept.db"));
  }
}
