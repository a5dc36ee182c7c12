package io.github.pgbailiff.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.parse.Filters;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that says more of its sessions than any of today, by the same view. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewerServerTest {
  private static final String VIEW =
      """
      DO $$ DECLARE columns text; was text := rtrim(pg_get_viewdef('pg_stat_activity'), ';'); BEGIN
        SELECT string_agg(CASE
                 WHEN attname IN ('state', 'wait_event_type', 'wait_event', 'backend_type')
                 THEN format('CASE WHEN s.application_name LIKE ''new %%'' THEN (ARRAY[''Parked (remote)'', ''Buffr'', ''PageIn'', ''vector backend''])[%s] ELSE s.%I END AS %I',
                        array_position(ARRAY['state', 'wait_event_type', 'wait_event', 'backend_type'], attname::text), attname, attname)
                 ELSE 's.' || quote_ident(attname) END, ', ' ORDER BY attnum)
          INTO columns FROM pg_attribute WHERE attrelid = 'pg_stat_activity'::regclass AND attnum > 0;
        EXECUTE 'CREATE OR REPLACE VIEW pg_catalog.pg_stat_activity AS SELECT ' || columns || ' FROM (' || was || ') s';
      END $$
      """;

  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("allow_system_table_mods", "on"));

  @BeforeAll
  void extend() {
    server.run(VIEW);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Condition filter(Key key, String text) {
    return Filters.read(key, text);
  }

  @Test
  void what_it_says_is_shown_as_it_is_and_filtered_for() throws SQLException {
    PostgresCluster cluster =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", ""));
    try (Connection _ = server.connect("postgres", "new client");
        Connection _ = server.connect("postgres", "old client")) {
      for (Condition condition :
          List.of(
              filter(Keys.STATE, "parked (remote)"),
              filter(Keys.STATE, "Parked-(remote)"),
              filter(Keys.STATE, "parked*"),
              filter(Keys.WAIT, "\\buffr:pagein"),
              filter(Keys.WAIT, "\\Buffr"),
              filter(Keys.TYPE, "vector-backend"))) {
        List<Session> found = cluster.sessions(SessionQuery.ALL.where(List.of(condition))).rows();
        assertThat(found).as("%s", condition).hasSize(1);
        assertThat(found.getFirst().state()).contains("Parked (remote)");
        assertThat(found.getFirst().waitEventType()).contains("Buffr");
        assertThat(found.getFirst().backendType()).isEqualTo("vector backend");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state,activ,active",
    "wait,lokc,lock",
    "type,walsendr,walsender",
    "wait,buffr,buffer"
  })
  void what_is_mistyped_still_gets_the_nearest(String name, String text, String nearest) {
    Key key = Keys.FILTERS.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    var mistake = catchThrowableOfType(UserMistake.class, () -> filter(key, text));
    assertThat(mistake).hasMessageContaining("\"" + text + "\" is none of");
    assertThat(mistake.getMessage()).contains("did you mean " + nearest + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "state,starting",
    "state,disabled",
    "wait,buffer",
    "wait,buffer:*",
    "type,datachecksums-worker"
  })
  void what_is_known_of_19_is_taken(String name, String text) {
    Key key = Keys.FILTERS.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    assertThat(filter(key, text).key()).isEqualTo(name);
  }
}
