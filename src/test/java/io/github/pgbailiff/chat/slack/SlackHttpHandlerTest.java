package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.chat.Platform.RejectedException;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.ops.OperationsServer;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.testing.Fuzz;
import io.github.pgbailiff.testing.OtherProcess;
import io.github.pgbailiff.testing.replies.HostileTexts;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries over HTTP. */
final class SlackHttpHandlerTest {
  private static final String HELLO = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";

  /** What Slack sends, by its documentation. */
  private static final List<String> DELIVERIES =
      List.of(
          HELLO,
          "command=%2Fpg&text=sessions&team_id=T0TEAM001&user_id=U0ANN0001&channel_id=C0OPS0001"
              + "&trigger_id=1.2.a&response_url=http%3A%2F%2F127.0.0.1%3A1%2F",
          "{\"type\":\"event_callback\",\"team_id\":\"T0TEAM001\",\"event_id\":\"Ev1\",\"event\":"
              + "{\"type\":\"app_mention\",\"user\":\"U0ANN0001\",\"channel\":\"C0OPS0001\","
              + "\"text\":\"<@U0BOT0001> usage\",\"ts\":\"1.2\"}}",
          "payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U0ANN0001%22%7D%2C"
              + "%22trigger_id%22%3A%221.2.a%22%2C%22actions%22%3A%5B%7B%22action_id%22%3A%22x%22%2C"
              + "%22value%22%3A%22APPROVE%3A3%3AR-1%22%7D%5D%7D",
          "ssl_check=1");

  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void serve() {
    stage = SlackStage.served(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private int knock(String secret, Instant at, String body) {
    return stage.slack.knock(stage.url(), secret, at, body);
  }

  private int genuine(String body) {
    return knock(FakeSlack.SIGNING_SECRET, Instant.now(), body);
  }

  @Test
  void commands_presses_and_modals_arrive() {
    stage.handler.answers("approve", () -> Replies.named("approve-question"));
    var ann = stage.slack.as("ann").types("/pg sessions a&b=c+d").sees("71322");
    ann.selects("71322").presses("Cancel query…");
    ann.types("@pgbailiff usage").sees("ann");
    ann.types("/pg approve R-1042").isAsked("Terminate 1 session").fills(Map.of()).sees("ann");
    assertThat(stage.handler.inputs())
        .contains("sessions a&b=c+d", "SELECT_CANCEL [k3v9d2.1]", "usage", "APPROVE:3:R-1042 {}");
    assertThat(stage.platform.problem()).isEmpty();
    assertThat(stage.slack.connections()).isZero();
  }

  @Test
  void slack_may_verify_the_address() {
    assertThat(genuine(HELLO)).isEqualTo(200);
  }

  @Test
  void what_is_signed_with_anything_else_is_refused() {
    assertThat(knock("another-secret", Instant.now(), HELLO)).isEqualTo(401);
    // What Bolt itself would take where no secret is set.
    assertThat(knock("---", Instant.now(), HELLO)).isEqualTo(401);
    assertThat(knock("---", Instant.now(), "ssl_check=1")).isEqualTo(401);
  }

  @Test
  void timestamps_may_be_five_minutes_away_in_both_directions() {
    Duration near = Duration.ofSeconds(290);
    Duration far = Duration.ofSeconds(310);
    Instant now = Instant.now();
    assertThat(knock(FakeSlack.SIGNING_SECRET, now.minus(near), HELLO)).isEqualTo(200);
    assertThat(knock(FakeSlack.SIGNING_SECRET, now.plus(near), HELLO)).isEqualTo(200);
    assertThat(knock(FakeSlack.SIGNING_SECRET, now.minus(far), HELLO)).isEqualTo(401);
    assertThat(knock(FakeSlack.SIGNING_SECRET, now.plus(far), HELLO)).isEqualTo(401);
    assertThat(knock(FakeSlack.SIGNING_SECRET, now.plus(Duration.ofDays(365)), HELLO))
        .isEqualTo(401);
  }

  @Test
  void a_signature_is_good_for_one_delivery() {
    Instant now = Instant.now();
    assertThat(knock(FakeSlack.SIGNING_SECRET, now, HELLO)).isEqualTo(200);
    assertThat(knock(FakeSlack.SIGNING_SECRET, now, HELLO)).isEqualTo(401);
  }

  @Test
  void a_signature_that_was_used_is_refused_after_a_restart_and_by_other_replicas() {
    Instant now = Instant.now();
    assertThat(knock(FakeSlack.SIGNING_SECRET, now, HELLO)).isEqualTo(200);
    SlackPlatform replica = stage.replica();
    replica.start();
    try (OperationsServer other = stage.serving(replica)) {
      String url = SlackStage.url(other);
      assertThat(stage.slack.knock(url, FakeSlack.SIGNING_SECRET, now, HELLO)).isEqualTo(401);
      Instant later = now.plusSeconds(1);
      assertThat(stage.slack.knock(url, FakeSlack.SIGNING_SECRET, later, HELLO)).isEqualTo(200);
      assertThat(knock(FakeSlack.SIGNING_SECRET, later, HELLO)).isEqualTo(401);
    } finally {
      replica.close();
    }
  }

  @Test
  void a_body_over_one_mebibyte_is_refused_without_its_length_too() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String time = Long.toString(Instant.now().getEpochSecond());
      var endless =
          HttpRequest.BodyPublishers.ofInputStream(
              () -> new ByteArrayInputStream(new byte[3 << 20]));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(stage.url()))
              .header("X-Slack-Request-Timestamp", time)
              .header("X-Slack-Signature", "v0=" + "a".repeat(64))
              .POST(endless);
      assertThat(status(client, request)).isEqualTo(413);
    }
  }

  @Test
  void an_old_or_future_or_malformed_time_is_refused_before_any_body() throws Exception {
    long now = Instant.now().getEpochSecond();
    for (String time : List.of("", "soon", "" + (now - 400), "" + (now + 400), "-1")) {
      try (var socket =
          new Socket(InetAddress.getLoopbackAddress(), URI.create(stage.url()).getPort())) {
        socket
            .getOutputStream()
            .write(
                ("POST "
                        + SlackPlatform.PATH
                        + " HTTP/1.1\r\nX-Slack-Request-Timestamp: "
                        + time
                        + "\r\nX-Slack-Signature: v0="
                        + "a".repeat(64)
                        + "\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 401");
      }
    }
  }

  /** Somebody who is nobody, before a process with little memory and many carriers. */
  @Test
  void no_number_of_bodies_ends_the_process(@TempDir Path other) throws Exception {
    var store = SqliteStores.at(other.resolve("x"));
    OtherProcess served =
        OtherProcess.start(
            ServedSlack.class,
            List.of("-Xmx64m", "-Djdk.virtualThreadScheduler.parallelism=32"),
            store,
            ProcessBuilder.Redirect.INHERIT,
            other.toString());
    try {
      String url = served.hear();
      byte[] body = new byte[1 << 20];
      for (int round = 0; round < 3; round++) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int i = 0; i < 128; i++) {
            int number = i;
            threads.execute(() -> flood(URI.create(url), body, number % 2 == 0));
          }
        }
        assertThat(
                stage.slack.knock(
                    url, FakeSlack.SIGNING_SECRET, Instant.now().plusSeconds(round), HELLO))
            .isEqualTo(200);
      }
      served.awaitEnd();
    } finally {
      served.kill();
    }
  }

  private static void flood(URI url, byte[] body, boolean whole) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      String time = Long.toString(Instant.now().getEpochSecond());
      String head =
          "POST %s HTTP/1.1\r\nX-Slack-Request-Timestamp: %s\r\nX-Slack-Signature: v0=%s\r\nContent-Length: %d\r\n\r\n"
              .formatted(url.getPath(), time, "a".repeat(64), body.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body, 0, whole ? body.length : body.length - 1);
      socket.setSoTimeout(1000);
      var _ = socket.getInputStream().read();
    } catch (IOException e) {
      // Given up by the other side, which is its right.
    }
  }

  @Test
  void a_retry_is_signed_anew_and_runs_once_all_the_same() {
    stage
        .slack
        .as("ann")
        .types("/pg sessions")
        .sees("71322")
        .again()
        .types("/pg usage")
        .sees("ann");
    assertThat(stage.handler.inputs()).containsExactly("sessions", "usage");
  }

  @Test
  void a_body_over_one_mebibyte_is_refused() {
    assertThat(genuine(HELLO + " ".repeat((1 << 20) - HELLO.length()))).isEqualTo(200);
    assertThat(genuine(HELLO + " ".repeat(1 << 20))).isEqualTo(413);
  }

  @Test
  void what_makes_no_sense_is_refused_and_what_nobody_asked_for_is_acknowledged() {
    assertThat(genuine("{\"type\":")).isEqualTo(400);
    assertThat(
            genuine(
                "{\"type\":\"event_callback\",\"team_id\":\"T0TEAM001\",\"event_id\":\"Ev1\","
                    + "\"event\":{\"type\":\"reaction_added\",\"user\":\"U0ANN0001\"}}"))
        .isEqualTo(200);
  }

  /** Whoever knows the secret is Slack; what it sends may be anything all the same. */
  @Test
  @Tag("fuzz")
  void no_delivery_breaks_the_target() {
    var sent = new HashSet<String>();
    Fuzz.seeds(seed -> {
      var random = new Random(seed);
      for (int i = 0; i < 200; i++) {
        String body = damaged(random);
        // The same twice within a second has the same signature.
        assertThat(genuine(body))
            .as(body)
            .isIn(sent.add(body) ? List.of(200, 400, 404) : List.of(200, 400, 401, 404));
      }
      stage.slack.as("ann").types("/pg sessions").sees("71322");
    });
  }

  private static String damaged(Random random) {
    var body = new StringBuilder(DELIVERIES.get(random.nextInt(DELIVERIES.size())));
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(body.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> body.insert(at, HostileTexts.text(random).replaceAll("[\\ud800-\\udfff]", "x"));
        case 1 -> body.delete(at, Math.min(body.length(), at + random.nextInt(20)));
        default -> body.insert(at, body.substring(0, random.nextInt(body.length() + 1)));
      }
    }
    return body.substring(0, Math.min(body.length(), 100_000));
  }

  @Test
  void unsigned_requests_and_other_methods_are_refused() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stage.url()));
      assertThat(status(client, request.GET())).isEqualTo(405);
      assertThat(status(client, request.POST(HttpRequest.BodyPublishers.ofString(HELLO))))
          .isEqualTo(401);
      request.header("X-Slack-Request-Timestamp", "soon").header("X-Slack-Signature", "v0=1");
      assertThat(status(client, request)).isEqualTo(401);
    }
  }

  private static int status(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void a_closed_platform_takes_nothing() {
    stage.platform.close();
    assertThat(genuine(HELLO)).isEqualTo(503);
  }

  @Test
  void it_does_not_start_without_a_secret() {
    for (Optional<String> secret : List.of(Optional.<String>empty(), Optional.of(" "))) {
      SlackSettings settings = SlackStage.settings(stage.slack, SlackSettings.Mode.HTTP);
      assertThatThrownBy(() -> stage.platformOn(without(settings, secret)))
          .isInstanceOf(RejectedException.class)
          .hasMessageContaining("slack.signing_secret");
    }
  }

  private static SlackSettings without(SlackSettings s, Optional<String> secret) {
    return new SlackSettings(
        s.mode(),
        s.botToken(),
        s.appToken(),
        secret,
        s.apiUrl(),
        s.command(),
        s.defaultClusters(),
        s.approvalsChannel(),
        s.auditChannel());
  }
}
