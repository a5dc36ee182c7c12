package io.github.pgbailiff.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts of queries that are longer than any answer. */
class QueryTextTest {
  private static final String LONG = "ä\\'x".repeat(150_000);

  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("track_activity_query_size", "1048576"));
  private final List<PostgresSession> sessions = new ArrayList<>();

  @AfterEach
  void stop() {
    sessions.forEach(PostgresSession::close);
    server.close();
  }

  private PostgresCluster cluster(String... protect) {
    return GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", "", protect));
  }

  private PostgresSession enter() {
    var session = new PostgresSession(server.connect("postgres", "long"));
    sessions.add(session);
    return session.run("SELECT 1 AS n" + "o".repeat(40) + " -- " + LONG);
  }

  private static SessionQuery all(String... conditions) {
    return SessionQuery.ALL.where(GivenRights.conditions(conditions)).literals(true);
  }

  private static String text(Session session) {
    return session.query().orElse("");
  }

  @Test
  void a_list_fetches_what_it_can_show_and_one_session_is_shown_whole() {
    PostgresSession long1 = enter();
    Session listed =
        cluster().sessions(all("app:long").withTexts(SessionQuery.LISTED)).rows().getFirst();
    assertThat(text(listed)).endsWith("…").hasSizeBetween(1_000, 2_001).contains("-- ä\\'xä\\'x");
    assertThat(text(cluster().session(long1.pid(), true).orElseThrow().session()))
        .endsWith(LONG)
        .startsWith("SELECT 1");
  }

  @Test
  void what_needs_no_text_reads_none() {
    enter();
    assertThat(cluster().sessions(all("app:long")).rows().getFirst().query()).isEmpty();
    for (String statement : List.of("connection-usage", "capabilities", "targets-left", "rights")) {
      assertThat(new Dialect(new ServerVersion(150000), false).statement(statement).sql())
          .as(statement)
          .doesNotContainPattern("\\bquery\\b");
    }
  }

  @Test
  void a_filter_on_texts_reads_those_of_its_candidates() {
    enter();
    assertThat(cluster().sessions(all("app:long", "query:nooo")).matched()).isEqualTo(1);
    assertThat(cluster().sessions(all("app:other", "query:nooo")).matched()).isZero();
    assertThat(cluster("query:NOOO").sessions(all("app:long")).rows().getFirst().exclusion())
        .isPresent();
  }
}
