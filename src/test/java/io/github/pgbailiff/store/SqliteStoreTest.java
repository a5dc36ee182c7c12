package io.github.pgbailiff.store;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. */
final class SqliteStoreTest extends StoreContract {
  @TempDir Path folder = Path.of("");

  @Override
  StoreSettings settings() {
    return new StoreSettings(
        "jdbc:sqlite:" + folder.resolve("data/store.db"), Optional.empty(), Optional.empty());
  }
}
