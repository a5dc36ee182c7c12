package io.github.pgbailiff.postgres.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ConnectionSource;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own sessions, ended by somebody between being borrowed and being used. */
@ExtendWith(PostgresExtension.class)
class EndedConnectionTest {

  /** Connections of a real server, the first few of which somebody ends as they are handed over. */
  private static final class Ended implements ConnectionSource {
    private final PostgresDatabase database;
    private final PlainConnections plain = new PlainConnections();
    private int left;

    Ended(PostgresDatabase database, int left) {
      this.database = database;
      this.left = left;
    }

    @Override
    public Connection borrow(ClusterSettings cluster, String applicationName) throws SQLException {
      Connection connection = plain.borrow(cluster, applicationName);
      if (left > 0) {
        left--;
        int pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        database.execute("SELECT pg_terminate_backend(" + pid + ")");
        String there = "SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = " + pid;
        database.awaitTrue(there);
      }
      return connection;
    }

    @Override
    public void close() {
      plain.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void one_that_was_ended_is_replaced(int ended, PostgresDatabase database) {
    ClusterSettings cluster = GivenRights.cluster(database, database.server().superuser());
    var reader = new ClusterConnections(cluster, new Ended(database, ended));
    ClusterIdentity frozen = reader.read(IdentityQuery::read);
    var change = new ClusterConnections(cluster, new Ended(database, ended));
    var ann = new Attribution("R-1", new Actor("local", "ann", "ann"));
    try (SignalConnection line = SignalConnection.open(change, frozen, ann)) {
      assertThat(line.server().connection()).isNotNull();
    }
  }

  @Test
  void whoever_ends_all_of_them_is_told_of(PostgresDatabase database) {
    ClusterSettings cluster = GivenRights.cluster(database, database.server().superuser());
    var reader = new ClusterConnections(cluster, new Ended(database, 1_000));
    assertThatThrownBy(() -> reader.read(IdentityQuery::read))
        .isInstanceOf(ClusterException.class)
        .hasMessage(
            "cluster test cannot be reached: terminating connection due to administrator command");
  }
}
