package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract on SQLite. */
final class SqliteKeptRecordTest extends KeptRecordContract {
  @TempDir Path folder = Path.of("");

  @Override
  public StoreSettings settings() {
    return SqliteStores.in(folder);
  }

  @Override
  List<String> swallowing() {
    return List.of(
        "create trigger swallow before insert on audit_event begin select raise(ignore); end");
  }

  @Override
  List<String> altering() {
    return List.of(
        "create trigger alter_it after insert on audit_event begin"
            + " update audit_event set body = replace(body, 'kill', 'read') where seq = new.seq;"
            + " end");
  }
}
