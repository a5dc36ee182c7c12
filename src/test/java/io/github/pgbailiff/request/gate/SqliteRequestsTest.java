package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.block.BlocksContract;
import io.github.pgbailiff.outbox.AnnouncementsContract;
import io.github.pgbailiff.store.KeptStore;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts on SQLite. */
final class SqliteRequestsTest {
  @TempDir Path folder = Path.of("");

  private StoreSettings store() {
    return new StoreSettings(
        "jdbc:sqlite:" + folder.resolve("store.db"), Optional.empty(), Optional.empty());
  }

  @Nested
  final class Deciding extends RequestsContract {
    @Override
    StoreSettings fresh() {
      return store();
    }
  }

  @Nested
  final class Executing extends ExecutionsContract {
    @Override
    StoreSettings fresh() {
      return store();
    }
  }

  @Nested
  final class Blocking extends BlocksContract {
    @Override
    StoreSettings fresh() {
      return store();
    }
  }

  @Nested
  final class Announcing extends AnnouncementsContract {
    @Override
    StoreSettings fresh() {
      return store();
    }
  }

  @Nested
  final class Interleaving extends InterleavingContract {
    @Override
    StoreSettings fresh() {
      return store();
    }
  }

  @Nested
  final class Racing extends ProcessesContract {
    @Override
    StoreSettings fresh() {
      return store();
    }
  }

  @Nested
  final class Forging extends ForgeryContract {
    @Override
    StoreSettings fresh() {
      return store();
    }
  }

  @Nested
  final class Kept extends KeptStoreContract {
    @Override
    StoreSettings fresh() {
      return KeptStore.sqlite(folder.resolve("kept.db"));
    }
  }
}
