package io.github.pgbailiff.chat.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.chat.Deliveries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address to which Slack delivers over HTTP. No body is read before its time stamp is found
 * fresh, and nothing is parsed before the signature of the raw body is found right and new, to all
 * replicas.
 */
final class SlackHttpHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SlackHttpHandler.class);
  private static final String HMAC = "HmacSHA256";
  private static final String TIME = "X-Slack-Request-Timestamp";
  private static final String SIGNATURE = "X-Slack-Signature";
  private static final String NOT_GENUINE = "not signed by Slack, not fresh, or used before";
  private static final String TOO_LONG = "more than 1 MiB";
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration CLAIMED_WITHIN = Duration.ofMillis(1500);

  private final App app;
  private final SlackRequestParser parser;
  private final SecretKeySpec key;
  private final Deliveries deliveries;
  private final InstantSource clock;
  private final BooleanSupplier open;

  /**
   * @param deliveries remembers signatures
   * @param open whether deliveries can be taken
   */
  SlackHttpHandler(
      App app, String secret, Deliveries deliveries, InstantSource clock, BooleanSupplier open) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    this.deliveries = deliveries;
    this.clock = clock;
    this.open = open;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getRequestHeaders();
      if (!exchange.getRequestMethod().equals("POST")) {
        send(exchange, 405, "text/plain", "POST only");
      } else if (isTooLong(first(headers, "Content-Length"))) {
        send(exchange, 413, "text/plain", TOO_LONG);
      } else if (!isFresh(first(headers, TIME)) || !isSignature(first(headers, SIGNATURE))) {
        send(exchange, 401, "text/plain", NOT_GENUINE);
      } else {
        take(exchange, headers);
      }
    }
  }

  private void take(HttpExchange exchange, Headers headers) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      send(exchange, 413, "text/plain", TOO_LONG);
    } else if (!isGenuine(first(headers, TIME), first(headers, SIGNATURE), body)) {
      send(exchange, 401, "text/plain", NOT_GENUINE);
    } else if (!open.getAsBoolean()) {
      send(exchange, 503, "text/plain", "not connected to Slack");
    } else {
      run(exchange, new String(body, StandardCharsets.UTF_8));
    }
  }

  private static boolean isTooLong(String length) {
    return length.matches("[0-9]{7,}")
        && (length.length() > 12 || Long.parseLong(length) > MOST_BYTES);
  }

  private boolean isFresh(String time) {
    return time.matches("[0-9]{1,12}")
        && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time)) <= FRESH.toSeconds();
  }

  private static boolean isSignature(String signature) {
    return signature.matches("v0=[0-9a-f]{64}");
  }

  private boolean isGenuine(String time, String signature, byte[] body) {
    byte[] given = HexFormat.of().parseHex(signature.substring("v0=".length()));
    return MessageDigest.isEqual(signed(time, body), given) && isNew(signature);
  }

  private byte[] signed(String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(("v0:" + time + ":").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether nobody used it before, at any replica; Slack signs each delivery anew. A store that
   * takes its time does not make Slack wait for longer than it does.
   */
  private boolean isNew(String signature) {
    return CompletableFuture.supplyAsync(
            () -> deliveries.claim("slack-signature", signature), Thread::startVirtualThread)
        .completeOnTimeout(true, CLAIMED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .join();
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
