package io.github.pgbailiff.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. */
final class SqliteStoreTest extends StoreContract {
  @TempDir Path folder = Path.of("");

  @Override
  StoreSettings settings() {
    return SqliteStores.at(folder.resolve("data/store.db"));
  }
}
