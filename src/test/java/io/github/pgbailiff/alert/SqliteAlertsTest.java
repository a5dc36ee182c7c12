package io.github.pgbailiff.alert;

import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAlertsTest extends AlertsContract {
  @TempDir Path folder = Path.of("");

  @Override
  protected StoreSettings fresh() {
    return new StoreSettings(
        "jdbc:sqlite:" + folder.resolve("store.db"), Optional.empty(), Optional.empty());
  }
}
