package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.block.BlocksContract;
import io.github.pgbailiff.outbox.AnnouncementsContract;
import io.github.pgbailiff.store.KeptStore;
import io.github.pgbailiff.store.StoreSettings;
import org.junit.jupiter.api.Nested;

/** The contracts of whatever database keeps the store. */
abstract class StoreContracts {
  /** Nothing is in it. */
  abstract StoreSettings store();

  /** It was written by the first version, see {@link KeptStore}. */
  abstract StoreSettings kept();

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
      return kept();
    }
  }
}
