package io.github.pgbailiff.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.PostgresEmbedded;
import io.github.pgbailiff.testing.PostgresServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With exactly the rights that {@code pgbailiff grants} gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantedDoorTest extends DoorContract {

  GrantedDoorTest() {
    super(granted(), "pgbailiff");
  }

  private static PostgresEmbedded granted() {
    PostgresEmbedded server = PostgresServer.embedded(Map.of());
    GrantsTest.apply(server, new Grants(false, false));
    return server;
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @AfterEach
  void unprotect() {
    doors.run("DELETE FROM pgbailiff.protected WHERE name = 'wiki'", "DELETE FROM pgbailiff.shut");
  }

  @Test
  void what_was_shut_by_hand_stays_shut() {
    doors.run("ALTER DATABASE wiki ALLOW_CONNECTIONS false");
    assertThat(doors.open("wiki", "", true, Optional.empty()).detail())
        .startsWith(
            "the functions here open only what they have shut, and this is not it, or was shut anew;")
        .endsWith("or run: ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    assertThat(doors.gets("blog")).isFalse();
    GrantsTest.apply(server, new Grants(false, true));
    assertThat(doors.open("wiki", "", true, Optional.empty()).words()).isEqualTo("opened");
    GrantsTest.apply(server, new Grants(false, false));
  }

  @Test
  void protected_names_are_left_alone() {
    doors.run("INSERT INTO pgbailiff.protected VALUES ('database', 'wiki')");
    String why = "database wiki is protected (table pgbailiff.protected of postgres)";
    assertThat(doors.survey("wiki", "").toShut()).containsExactly(why);
    assertThat(doors.shut("wiki", "").detail()).isEqualTo(why);
  }

  @Test
  void the_cluster_itself_knows_the_state_before() {
    doors.shut("wiki", "");
    assertThat(doors.survey("wiki", "").former()).contains("datallowconn=t");
    assertThat(doors.shut("wiki", "").words()).isEqualTo("shut already (by pgbailiff)");
    assertThat(doors.open("wiki", "", Optional.empty()).words()).isEqualTo("opened");
    assertThat(doors.survey("wiki", "").former()).isEmpty();
  }

  @Test
  void what_was_opened_by_hand_is_forgotten_by_the_cluster_too() {
    doors.shut("wiki", "");
    Optional<String> former = doors.survey("wiki", "").former();
    doors.run("ALTER DATABASE wiki ALLOW_CONNECTIONS true");
    assertThat(doors.open("wiki", "", former).words()).isEqualTo("open already (by hand)");
    // A failing statement fails the test.
    doors.run("SELECT 1 / (1 - count(*)) FROM pgbailiff.shut");
  }

  @Test
  void a_superuser_is_not_shut_out() {
    assertThat(doors.survey("", "postgres").toShut())
        .containsExactly("role postgres is protected (table pgbailiff.protected of postgres)");
    doors.run("ALTER ROLE shop SUPERUSER", "ALTER ROLE batch REPLICATION");
    assertThat(doors.shut("", "shop").detail())
        .isEqualTo("role shop is a superuser; only a superuser can shut it out");
    assertThat(doors.shut("", "batch").detail())
        .isEqualTo("role batch has REPLICATION: standbys may need it");
  }
}
