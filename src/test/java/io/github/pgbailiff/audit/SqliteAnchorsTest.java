package io.github.pgbailiff.audit;

import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. */
final class SqliteAnchorsTest extends AnchorsContract {
  @TempDir Path folder = Path.of("");

  @Override
  public StoreSettings settings() {
    return SqliteStores.in(folder);
  }
}
