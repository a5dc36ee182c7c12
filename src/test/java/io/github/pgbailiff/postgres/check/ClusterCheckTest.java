package io.github.pgbailiff.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.ServerAliases;
import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.testing.postgres.PoolerFace;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterCheckTest {
  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("reserved_connections", "2"));

  @AfterAll
  void stop() {
    server.close();
  }

  private List<String> check(String role, InstantSource clock) {
    return check(server.url("postgres"), role, clock);
  }

  private static List<String> check(String url, String role, InstantSource clock) {
    return GivenRights.over(GivenRights.cluster(url, role, "")).check(clock).stream()
        .map(it -> it.level() + " " + it.what() + ": " + it.message() + "; " + it.fix())
        .toList();
  }

  @Test
  void a_cluster_with_all_that_grants_gives_is_well() {
    GrantScriptTest.apply(server, new GrantScript(false, false));
    assertThat(check("pgbailiff", InstantSource.system()))
        .hasSize(4)
        .allMatch(finding -> finding.startsWith("OK "))
        .anyMatch(finding -> finding.contains("may read, cancel, terminate"));
  }

  @Test
  void what_is_missing_is_said_with_the_grant_that_gives_it() throws Exception {
    server.run("CREATE ROLE poor LOGIN");
    List<String> findings = check("poor", InstantSource.system());
    assertThat(findings)
        .contains(
            "ERROR cluster test: rights: poor does not see sessions of others in full; GRANT"
                + " pg_read_all_stats TO poor, or pg_monitor, which includes it (before 10: run the"
                + " script of: pgbailiff grants --role poor)",
            "WARNING cluster test: reserve: poor may not use reserved_connections;"
                + " GRANT pg_use_reserved_connections TO poor")
        .anyMatch(it -> it.startsWith("ERROR cluster test: rights: poor may not cancel"))
        .anyMatch(it -> it.startsWith("WARNING cluster test: blocking: functions of schema"));
  }

  @Test
  void a_superuser_and_a_shared_login_are_noticed() throws Exception {
    try (Connection _ = server.connect("postgres", "psql")) {
      assertThat(check("postgres", InstantSource.system()))
          .anyMatch(it -> it.contains("postgres is a superuser, which pgbailiff never needs"))
          .anyMatch(it -> it.contains("postgres is used by others too: psql"));
    }
  }

  @Test
  void an_entry_that_points_at_a_pooler_is_named() {
    String named =
        "WARNING cluster test: address: a connection pooler is in between: it hides clients, and"
            + " may be the one that is full; let the url name the server itself";
    try (var pooler = new PoolerFace(server.port())) {
      assertThat(check(pooler.url("postgres"), "postgres", InstantSource.system())).contains(named);
    }
    assertThat(check("postgres", InstantSource.system())).doesNotContain(named);
  }

  @Test
  void clocks_that_differ_are_noticed() {
    assertThat(check("postgres", () -> Instant.now().plusSeconds(60)))
        .anyMatch(it -> it.matches(".*its clock is (59|60) s behind of this machine's.*"));
  }

  @Test
  void a_cluster_that_nobody_answers_for_is_an_error() {
    List<ClusterFinding> findings =
        GivenRights.over(
                GivenRights.cluster("jdbc:postgresql://127.0.0.1:1/postgres", "nobody", ""))
            .check(InstantSource.system());
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().level()).isEqualTo(ClusterFinding.Level.ERROR);
    assertThat(findings.getFirst().message()).contains("cannot be reached");
  }

  @Test
  void two_entries_for_one_server_are_noticed() {
    ClusterIdentity one =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "postgres", "")).identity();
    var other =
        new ClusterIdentity(
            Optional.of("7"), one.address(), one.port(), one.postmasterStart(), false);
    var entries = new LinkedHashMap<String, ClusterIdentity>();
    entries.put("a", one);
    entries.put("b", other);
    entries.put("c", one);
    assertThat(ServerAliases.among(entries))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).isEqualTo("a, c are one and the same server"));
    entries.remove("c");
    assertThat(ServerAliases.among(entries)).isEmpty();
  }
}
