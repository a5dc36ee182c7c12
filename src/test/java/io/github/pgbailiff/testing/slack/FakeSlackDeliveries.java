package io.github.pgbailiff.testing.slack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a {@link FakeSlack} delivers over HTTP: signed, each delivery anew. */
final class FakeSlackDeliveries {
  private final String url;
  private final String secret;
  private final HttpClient client = HttpClient.newHttpClient();

  FakeSlackDeliveries(String url, String secret) {
    this.url = url;
    this.secret = secret;
  }

  CompletableFuture<JsonNode> deliver(String type, JsonNode payload, int retry) {
    String body =
        switch (type) {
          case "slash_commands" ->
              payload.properties().stream()
                  .map(e -> e.getKey() + "=" + encode(e.getValue().asString("")))
                  .collect(Collectors.joining("&"));
          case "interactive" -> "payload=" + encode(payload.toString());
          default -> payload.toString();
        };
    HttpRequest.Builder request =
        signed(secret, Instant.now(), body)
            .header(
                "Content-Type",
                type.equals("events_api")
                    ? "application/json"
                    : "application/x-www-form-urlencoded");
    if (retry > 0) {
      request.header("X-Slack-Retry-Num", "" + retry).header("X-Slack-Retry-Reason", "timeout");
    }
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(FakeSlackDeliveries::acknowledgement);
  }

  /** Sends a body with the given signature's secret and time, and returns the answer. */
  HttpResponse<String> send(String key, Instant at, String body) throws IOException {
    try {
      return client.send(signed(key, at, body).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private HttpRequest.Builder signed(String key, Instant at, String body) {
    String time = Long.toString(at.getEpochSecond());
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(3))
        .header("X-Slack-Request-Timestamp", time)
        .header("X-Slack-Signature", signature(key, time, body))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  static String signature(String key, String time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal(("v0:" + time + ":" + body).getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode acknowledgement(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("HTTP " + response.statusCode() + " " + response.body());
    }
    JsonMapper json = JsonMapper.shared();
    String body = response.body();
    return body.startsWith("{")
        ? json.readTree(body)
        : body.isEmpty() ? json.missingNode() : json.createObjectNode().put("text", body);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
