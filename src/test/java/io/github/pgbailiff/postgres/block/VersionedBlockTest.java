package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.postgres.EveryVersion;
import io.github.pgbailiff.postgres.OnVersion;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shutting and opening by every means, on every version. */
@Tag("matrix")
@ClassTemplate
@ExtendWith(EveryVersion.class)
class VersionedBlockTest extends BlockContract {
  private final OnVersion on;

  VersionedBlockTest(OnVersion on, PostgresDatabase database) {
    super(database.server(), on.login());
    this.on = on;
  }

  @Override
  String allowing(boolean connections) {
    return on.since("9.5")
        ? super.allowing(connections)
        : "UPDATE pg_catalog.pg_database SET datallowconn = %s WHERE datname = 'wiki'"
            .formatted(connections);
  }

  @Override
  boolean hasSystemRoles() {
    return on.since("9.6");
  }

  @AfterEach
  void forget() {
    if (on.granted()) {
      targets.run("DELETE FROM pgbailiff.shut");
    }
  }
}
