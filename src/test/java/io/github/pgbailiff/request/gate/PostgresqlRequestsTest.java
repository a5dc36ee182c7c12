package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.block.BlocksContract;
import io.github.pgbailiff.outbox.AnnouncementsContract;
import io.github.pgbailiff.store.KeptStore;
import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlRequestsTest {
  private final PostgresStores stores;

  PostgresqlRequestsTest(PostgresDatabase database) {
    stores = new PostgresStores(database);
  }

  private StoreSettings store() {
    return stores.fresh();
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
      return KeptStore.postgresql(stores);
    }
  }
}
