package io.github.pgbailiff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.testing.postgres.PasswordThief;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {
  private static final String PASSWORD = "correct horse";

  private static void connect(String url) throws Exception {
    try (Connection connection =
        new PlainConnections()
            .borrow(GivenRights.cluster(url, "pgbailiff", PASSWORD), "pgbailiff")) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void who_asks_for_the_password_does_not_get_it() {
    try (var clear = PasswordThief.inClear();
        var md5 = PasswordThief.asMd5()) {
      for (PasswordThief thief : List.of(clear, md5)) {
        for (String mode : List.of("", "?sslmode=prefer", "?sslmode=allow", "?sslmode=disable")) {
          assertThatThrownBy(() -> connect(thief.url(mode)))
              .as(mode)
              .hasMessageContaining("gets it only by SCRAM");
        }
        assertThat(thief.asked()).isPositive();
        assertThat(thief.loot()).isEmpty();
      }
    }
  }

  @Test
  void the_refusal_is_said_with_what_would_be_right() {
    try (var thief = PasswordThief.inClear()) {
      PostgresCluster cluster =
          GivenRights.over(GivenRights.cluster(thief.url(""), "pgbailiff", PASSWORD));
      assertThatThrownBy(cluster::capabilities)
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("does not let pgbailiff in")
          .hasMessageContaining("requireAuth=password")
          .hasMessageNotContaining(PASSWORD);
      assertThat(thief.loot()).isEmpty();
    }
  }

  @Test
  void the_url_may_say_otherwise() {
    try (var thief = PasswordThief.inClear()) {
      assertThatThrownBy(() -> connect(thief.url("?requireAuth=password")));
      assertThat(thief.loot()).containsExactly(PASSWORD);
    }
  }

  @Test
  void a_server_that_asks_by_scram_is_answered() throws Exception {
    try (var server = PostgresServer.embedded(Map.of("password_encryption", "scram-sha-256"))) {
      try (Connection connection = server.connect("postgres", "test");
          var statement = connection.createStatement()) {
        statement.execute("CREATE ROLE pgbailiff LOGIN PASSWORD '" + PASSWORD + "'");
        statement.execute(
            "COPY (SELECT 'host all pgbailiff all scram-sha-256' UNION ALL SELECT 'host all all all trust')"
                + " TO PROGRAM 'cat >pg_hba.conf'");
        statement.execute("SELECT pg_reload_conf()");
      }
      connect(server.url("postgres"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql:postgres",
        "jdbc:postgresql://localhost/postgres",
        "jdbc:postgresql://127.0.0.1:5433/postgres",
        "jdbc:postgresql://[::1]/postgres",
        "jdbc:postgresql://db1.example.net/postgres?sslmode=verify-full",
        "jdbc:postgresql://db1.example.net/postgres?ssl=true"
      })
  void what_nobody_can_get_between_is_no_finding(String url) {
    assertThat(new Encryption(url).findings("cluster a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', can have it unencrypted",
    "?sslmode=disable, reads everything",
    "?sslmode=require, can pass for the server",
    "?sslmode=verify-ca, another server of the same authority",
    "?requireAuth=password, gives them the password",
    "?requireAuth=!md5, gives them the password"
  })
  void what_somebody_can_get_between_is_a_warning(String parameters, String consequence) {
    for (String hosts : List.of("db1.example.net", "10.0.0.7:6432", "localhost,10.0.0.7")) {
      String url = "jdbc:postgresql://" + hosts + "/postgres" + parameters;
      assertThat(new Encryption(url).findings("cluster a"))
          .as(url)
          .singleElement()
          .satisfies(it -> {
            assertThat(it.level()).isEqualTo(ClusterFinding.Level.WARNING);
            assertThat(it.what()).isEqualTo("cluster a: encryption");
            assertThat(it.message()).contains(consequence);
            assertThat(it.fix()).contains("sslmode=verify-full");
          });
    }
    assertThat(Stream.of("", "?sslmode=require"))
        .allSatisfy(it ->
            assertThat(
                    new Encryption("jdbc:postgresql://h/d" + it).findings("x").getFirst().message())
                .doesNotContain("password"));
  }
}
