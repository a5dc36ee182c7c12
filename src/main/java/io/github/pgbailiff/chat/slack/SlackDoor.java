package io.github.pgbailiff.chat.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Slack delivers over HTTP. Nothing is parsed before the signature of the raw body is found
 * right, fresh and new.
 */
final class SlackDoor implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature.Generator generator;
  private final InstantSource clock;
  private final BooleanSupplier open;
  // A signature is of no use to anybody once its time is up on both sides of now.
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(FRESH.multipliedBy(2)).build();

  /**
   * @param open whether deliveries can be taken
   */
  SlackDoor(App app, String secret, InstantSource clock, BooleanSupplier open) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.generator = new SlackSignature.Generator(secret);
    this.clock = clock;
    this.open = open;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        send(exchange, 405, "text/plain", "POST only");
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        send(exchange, 413, "text/plain", "more than 1 MiB");
        return;
      }
      String text = new String(body, StandardCharsets.UTF_8);
      if (!isGenuine(exchange.getRequestHeaders(), text)) {
        send(exchange, 401, "text/plain", "not signed by Slack, not fresh, or used before");
      } else if (!open.getAsBoolean()) {
        send(exchange, 503, "text/plain", "not connected to Slack");
      } else {
        run(exchange, text);
      }
    }
  }

  private boolean isGenuine(Headers headers, String body) {
    String time = first(headers, "X-Slack-Request-Timestamp");
    String signature = first(headers, "X-Slack-Signature");
    if (!time.matches("[0-9]{1,12}")) {
      return false;
    }
    long away = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time));
    byte[] right = generator.generate(time, body).getBytes(StandardCharsets.UTF_8);
    return away <= FRESH.toSeconds()
        && MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8))
        && seen.asMap().putIfAbsent(signature, true) == null;
  }

  private static String first(Headers headers, String name) {
    return Optional.ofNullable(headers.getFirst(name)).orElse("");
  }

  private void run(HttpExchange exchange, String body) throws IOException {
    Response response;
    try {
      Request<?> request =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(exchange.getRequestURI().getPath())
                  .requestBody(body)
                  .headers(new RequestHeaders(exchange.getRequestHeaders()))
                  .remoteAddress(exchange.getRemoteAddress().getAddress().getHostAddress())
                  .build());
      response = request == null ? Response.error(400) : app.run(request);
    } catch (Exception e) { // Bolt declares any
      LOG.warn("a delivery of Slack is not understood", e);
      response = Response.error(400);
    }
    response
        .getHeaders()
        .forEach((name, values) -> exchange.getResponseHeaders().put(name, List.copyOf(values)));
    String answer = Optional.ofNullable(response.getBody()).orElse("");
    send(exchange, response.getStatusCode(), response.getContentType(), answer);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
