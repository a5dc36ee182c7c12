package io.github.pgbailiff.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One path on which another program tells its alerts. It answers 202 once they are in the store.
 *
 * <p>An alert may only look: it names a thing and a cluster, and starts nothing.
 */
public final class Hook implements HttpHandler {
  private static final int MOST_BYTES = 1 << 20;

  /** Deliveries that are taken within {@link #WHILE}. */
  private static final int MOST = 120;

  private static final Duration WHILE = Duration.ofMinutes(1);
  private static final String BEARER = "Bearer ";

  private final HookSettings settings;
  private final Set<String> clusters;
  private final Supplier<Alerts> alerts;
  private final Map<String, String> channels;
  private final InstantSource clock;
  private final Deque<Instant> taken = new ArrayDeque<>();

  /**
   * @param clusters the configured ones
   * @param channels where it is told, by platform
   */
  public Hook(
      HookSettings settings,
      Set<String> clusters,
      Supplier<Alerts> alerts,
      Map<String, String> channels,
      InstantSource clock) {
    this.settings = settings;
    this.clusters = Set.copyOf(clusters);
    this.alerts = alerts;
    this.channels = Map.copyOf(channels);
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        send(exchange, 405, "POST only");
      } else if (!isGenuine(exchange)) {
        send(exchange, 401, "the bearer token is not that of this hook");
      } else if (isTooLong(exchange)) {
        send(exchange, 413, "more than 1 MiB");
      } else if (!mayTake()) {
        send(exchange, 429, "more than %d deliveries in a minute".formatted(MOST));
      } else {
        take(exchange);
      }
    }
  }

  private boolean isGenuine(HttpExchange exchange) {
    String given =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    return MessageDigest.isEqual(
        (BEARER + settings.token()).getBytes(StandardCharsets.UTF_8),
        given.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isTooLong(HttpExchange exchange) {
    String length =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Length")).orElse("");
    return length.matches("[0-9]{7,}")
        && (length.length() > 12 || Long.parseLong(length) > MOST_BYTES);
  }

  private synchronized boolean mayTake() {
    Instant now = clock.instant();
    while (!taken.isEmpty() && !taken.getFirst().plus(WHILE).isAfter(now)) {
      taken.removeFirst();
    }
    if (taken.size() >= MOST) {
      return false;
    }
    taken.addLast(now);
    return true;
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      send(exchange, 413, "more than 1 MiB");
      return;
    }
    try {
      ForeignAlert alert = ForeignAlert.parse(body);
      Map<String, ForeignAlert.Part> about = alert.parts(settings, clusters);
      if (about.isEmpty()) {
        send(exchange, 422, "no pattern of this hook says which cluster the alert is about");
        return;
      }
      keep(exchange, alert.key(), about);
    } catch (ForeignAlert.MalformedException e) {
      send(exchange, 400, String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      send(exchange, 503, "the store does not answer; send it again");
    }
  }

  private void keep(HttpExchange exchange, String key, Map<String, ForeignAlert.Part> about)
      throws IOException {
    List<String> full =
        about.entrySet().stream()
            .filter(it -> !keep(it.getKey(), key, it.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (full.isEmpty()) {
      send(exchange, 202, "taken");
    } else {
      String clusters = String.join(", ", full);
      send(
          exchange,
          429,
          "%d alerts of this hook stand on %s".formatted(WatchRule.MOST_FOREIGN, clusters));
    }
  }

  private boolean keep(String cluster, String key, ForeignAlert.Part part) {
    return alerts
        .get()
        .foreign(
            cluster,
            WatchRule.foreign(settings.name()),
            Subject.key(key),
            Sight.saying(clock.instant(), part.title()).of(part.episode()),
            part.resolved(),
            channels);
  }

  private static void send(HttpExchange exchange, int status, String words) throws IOException {
    byte[] body = (words + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
