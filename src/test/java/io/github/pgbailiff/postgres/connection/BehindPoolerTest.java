package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.testing.postgres.PoolerFace;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class BehindPoolerTest {
  private final PostgresDatabase database;

  BehindPoolerTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void what_is_asked_again_is_kept_planned_at_the_server_itself() throws Exception {
    assertThat(namesAfterAskingAgain(database.url())).isPositive();
  }

  @Test
  void nothing_has_a_name_where_it_may_be_that_of_another_clients_statement() throws Exception {
    int port = URI.create(database.url().substring("jdbc:".length())).getPort();
    try (var pooler = new PoolerFace(port)) {
      String url = pooler.url(database.name());
      assertThat(namesAfterAskingAgain(url)).isZero();
      assertThat(namesAfterAskingAgain(url + "&prepareThreshold=1")).isZero();
    }
  }

  private int namesAfterAskingAgain(String url) throws SQLException {
    var cluster =
        GivenRights.cluster(url, database.server().superuser(), database.server().password());
    try (Connection connection = new PlainConnections().borrow(cluster, "pgbailiff");
        PreparedStatement names =
            connection.prepareStatement("SELECT count(*) FROM pg_prepared_statements")) {
      int last = 0;
      for (int times = 0; times < 10; times++) {
        try (ResultSet rows = names.executeQuery()) {
          rows.next();
          last = rows.getInt(1);
        }
      }
      return last;
    }
  }
}
