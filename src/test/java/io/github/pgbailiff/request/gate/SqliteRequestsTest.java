package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.store.KeptStore;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on SQLite. */
final class SqliteRequestsTest extends StoreContracts {
  @TempDir Path folder = Path.of("");

  @Override
  StoreSettings store() {
    return SqliteStores.in(folder);
  }

  @Override
  StoreSettings kept() {
    return KeptStore.sqlite(folder.resolve("kept.db"));
  }
}
