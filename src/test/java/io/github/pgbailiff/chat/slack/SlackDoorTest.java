package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.chat.Platform.RejectedException;
import io.github.pgbailiff.testing.FakeSlack;
import io.github.pgbailiff.testing.Replies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries over HTTP. */
final class SlackDoorTest {
  private static final String HELLO = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";

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
    ann.types("/pg approve R-1042").isAsked("Terminate 8").fills(Map.of()).sees("ann");
    assertThat(stage.handler.inputs())
        .contains("sessions a&b=c+d", "[cancel, prod-eu, 71322]", "usage", "APPROVE:3:R-1042 {}");
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
