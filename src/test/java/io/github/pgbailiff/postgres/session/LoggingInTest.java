package io.github.pgbailiff.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that has said its name and not its password yet, as version 18 lists it. */
class LoggingInTest {
  private static final String ASKED =
      """
      host all slow all scram-sha-256
      local all all trust
      host all all all trust
      """;

  @Test
  void it_is_nobody_s_session_and_nothing_of_it_is_rolled_back() throws Exception {
    Path entries = Files.createTempFile("hba", ".conf");
    Files.writeString(entries, ASKED);
    assertThat(entries.toFile().setReadable(true, false)).isTrue();
    try (PostgresEmbedded server = PostgresServer.embedded(Map.of("hba_file", entries.toString()));
        Socket client = halfway(server)) {
      PostgresCluster cluster =
          GivenRights.over(GivenRights.cluster(server.url("postgres"), "bailiff", ""));
      Session session =
          await()
              .until(
                  () ->
                      cluster.sessions(
                          SessionQuery.ALL.where(GivenRights.conditions("state:starting"))),
                  it -> it.matched() == 1)
              .rows()
              .getFirst();
      assertThat(session.isLoggingIn()).isTrue();
      assertThat(session.user()).isEmpty();
      assertThat(session.onlyForSuperusers(false).orElseThrow()).contains("authentication_timeout");
      assertThat(session.onlyForSuperusers(true)).isEmpty();
      assertThat(client.isConnected()).isTrue();
    } finally {
      Files.delete(entries);
    }
  }

  private static Socket halfway(PostgresEmbedded server) throws SQLException, IOException {
    server.run(
        "CREATE ROLE slow LOGIN PASSWORD 'test'",
        "CREATE ROLE bailiff LOGIN IN ROLE pg_read_all_stats, pg_signal_backend");
    var client = new Socket(InetAddress.getLoopbackAddress(), server.port());
    byte[] words = "user\0slow\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
    var out = new DataOutputStream(client.getOutputStream());
    out.writeInt(words.length + 8);
    out.writeInt(3 << 16);
    out.write(words);
    out.flush();
    return client;
  }
}
