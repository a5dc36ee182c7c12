package io.github.pgbailiff.chat.discord.connection;

import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Discord's REST interface, without a gateway, which one replica holds while all of them announce
 * and look up members. Every call has an end: it is repeated a few times where Discord is busy or
 * the connection breaks, and is then a {@link DiscordFailure}.
 */
public final class DiscordRest implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CALL = Duration.ofSeconds(5);
  private static final int MOST_TRIES = 3;
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration BUSY_PAUSE = Duration.ofMillis(500);
  private static final int TOO_MANY = 429;
  private static final Set<Integer> BUSY = Set.of(500, 502, 503, 504, 520, 521, 522, 523, 524, 529);

  private final String apiUrl;
  private final String token;
  private final HttpClient http;

  public DiscordRest(DiscordSettings settings) {
    this.apiUrl = settings.apiUrl();
    this.token = settings.token();
    this.http = client();
  }

  private HttpClient client() {
    // Without TLS the client would ask for an upgrade to HTTP/2, which many answer with an error.
    var version = apiUrl.startsWith("https:") ? Version.HTTP_2 : Version.HTTP_1_1;
    return HttpClient.newBuilder().version(version).connectTimeout(CALL).build();
  }

  public JsonNode get(String path) {
    return ask("GET", path, "");
  }

  /** Posts what is the same when it is done twice. */
  public JsonNode post(String path, String json) {
    return ask("POST", path, json);
  }

  /**
   * Posts what appears twice when it is done twice: on a connection of its own, and again only
   * where the first try was not taken.
   *
   * @throws DiscordFailure that {@link DiscordFailure#isUncertain} where that cannot be known
   */
  public void postOnce(String path, String json) {
    try (HttpClient own = client()) {
      var _ = ask(own, "POST", path, json, BrokenCall::wasNotTaken);
    }
  }

  public JsonNode patch(String path, String json) {
    return ask("PATCH", path, json);
  }

  public JsonNode put(String path, String json) {
    return ask("PUT", path, json);
  }

  private JsonNode ask(String method, String path, String json) {
    return ask(http, method, path, json, BrokenCall::isWorthAnother);
  }

  private JsonNode ask(
      HttpClient client, String method, String path, String json, Predicate<IOException> again) {
    HttpRequest request = request(method, path, json);
    String what = method + " /" + path.replaceFirst("^(interactions|webhooks)/.*", "$1/…");
    for (int tries = 1; ; tries++) {
      Optional<HttpResponse<String>> response =
          send(client, what, request, again, tries == MOST_TRIES);
      if (response.isPresent()) {
        Duration pause = pause(response.get(), tries);
        boolean busy = pause.isPositive() && pause.compareTo(LONGEST_PAUSE) <= 0;
        if (!busy || tries == MOST_TRIES) {
          return answer(what, response.get());
        }
        sleep(what, pause);
      }
    }
  }

  private HttpRequest request(String method, String path, String json) {
    var request =
        HttpRequest.newBuilder(URI.create(apiUrl + path))
            .timeout(CALL)
            .header("Authorization", "Bot " + token)
            .header("User-Agent", "DiscordBot (pgbailiff, 1)");
    return json.isEmpty()
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
  }

  /** The answer; empty where the connection broke and another try is worth it. */
  private static Optional<HttpResponse<String>> send(
      HttpClient client,
      String what,
      HttpRequest request,
      Predicate<IOException> again,
      boolean last) {
    try {
      return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      if (last || !again.test(e)) {
        throw BrokenCall.failure(what, e);
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DiscordFailure.unreachable(what, "interrupted");
    }
  }

  /** How long to wait before the next try; nothing where another one would not help. */
  private static Duration pause(HttpResponse<String> response, int tries) {
    if (response.statusCode() == TOO_MANY) {
      double seconds =
          Math.max(
              (double) response.headers().firstValueAsLong("Retry-After").orElse(0),
              json(response.body()).path("retry_after").asDouble(1));
      return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }
    return BUSY.contains(response.statusCode()) ? BUSY_PAUSE.multipliedBy(tries) : Duration.ZERO;
  }

  private static void sleep(String what, Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DiscordFailure.unreachable(what, "interrupted");
    }
  }

  private static JsonNode answer(String what, HttpResponse<String> response) {
    JsonNode body = json(response.body());
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return body;
    }
    String message = body.path("message").asString("HTTP " + status);
    String details = body.has("errors") ? message + " " + body.path("errors") : message;
    throw DiscordFailure.refused(what, status, body.path("code").asInt(0), details);
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
