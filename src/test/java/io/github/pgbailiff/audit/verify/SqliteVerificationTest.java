package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. */
final class SqliteVerificationTest extends VerificationContract {
  @TempDir Path folder = Path.of("");

  @Override
  public StoreSettings settings() {
    return new StoreSettings(
        "jdbc:sqlite:" + folder.resolve("store.db"), Optional.empty(), Optional.empty());
  }

  @Override
  public List<String> disarmed() {
    return List.of(
        "drop trigger if exists audit_event_is_not_updated",
        "drop trigger if exists audit_event_is_not_deleted");
  }
}
