package io.github.pgbailiff.alert;

import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAlertsTest extends AlertsContract {
  @TempDir Path folder = Path.of("");

  @Override
  protected StoreSettings fresh() {
    return SqliteStores.in(folder);
  }
}
