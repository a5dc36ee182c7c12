package io.github.pgbailiff.postgres.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.postgres.check.GrantScriptTest;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With exactly the rights that {@code pgbailiff grants} gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantedBlockTest extends BlockContract {

  GrantedBlockTest() {
    super(granted(), "pgbailiff");
  }

  private static PostgresEmbedded granted() {
    PostgresEmbedded server = PostgresServer.embedded(Map.of());
    GrantScriptTest.apply(server, new GrantScript(false, false));
    return server;
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @AfterEach
  void unprotect() {
    targets.run(
        "DELETE FROM pgbailiff.protected WHERE name = 'wiki'", "DELETE FROM pgbailiff.shut");
  }

  @Test
  void what_was_shut_by_hand_stays_shut() {
    targets.run("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
    assertThat(targets.open("wiki", "", true, Optional.empty()).detail())
        .startsWith(
            "the functions here open only what they have shut, and this is not it, or was shut anew;")
        .endsWith("or run: ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    assertThat(targets.gets("blog")).isFalse();
    GrantScriptTest.apply(server, new GrantScript(false, true));
    assertThat(targets.open("wiki", "", true, Optional.empty()).words()).isEqualTo("opened");
    GrantScriptTest.apply(server, new GrantScript(false, false));
  }

  @Test
  void protected_names_are_left_alone() {
    targets.run("INSERT INTO pgbailiff.protected VALUES ('database', 'wiki')");
    String why = "database wiki is protected (table pgbailiff.protected of postgres)";
    assertThat(targets.survey("wiki", "").againstBlock()).containsExactly(why);
    assertThat(targets.shut("wiki", "").detail()).isEqualTo(why);
  }

  @Test
  void the_cluster_itself_knows_the_state_before() {
    targets.shut("wiki", "");
    assertThat(targets.survey("wiki", "").former()).contains("datallowconn=t");
    assertThat(targets.shut("wiki", "").words()).isEqualTo("shut already (by pgbailiff)");
    assertThat(targets.open("wiki", "", Optional.empty()).words()).isEqualTo("opened");
    assertThat(targets.survey("wiki", "").former()).isEmpty();
  }

  @Test
  void what_was_opened_by_hand_is_forgotten_by_the_cluster_too() {
    targets.shut("wiki", "");
    Optional<String> former = targets.survey("wiki", "").former();
    targets.run("ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    assertThat(targets.open("wiki", "", former).words()).isEqualTo("open already (by hand)");
    // A failing statement fails the test.
    targets.run("SELECT 1 / (1 - count(*)) FROM pgbailiff.shut");
  }

  @Test
  void a_superuser_is_not_shut_out() {
    assertThat(targets.survey("", "postgres").againstBlock())
        .containsExactly("role postgres is protected (table pgbailiff.protected of postgres)");
    targets.run("ALTER ROLE shop SUPERUSER", "ALTER ROLE batch REPLICATION");
    assertThat(targets.shut("", "shop").detail())
        .isEqualTo("role shop is a superuser; only a superuser can shut it out");
    assertThat(targets.shut("", "batch").detail())
        .isEqualTo("role batch has REPLICATION: standbys may need it");
  }
}
