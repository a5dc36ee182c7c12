package io.github.pgbailiff.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.ops.http.BytesInFlight;
import io.github.pgbailiff.ops.http.Exchange;
import io.github.pgbailiff.ops.http.HttpConnection;
import io.github.pgbailiff.ops.http.HttpReception;
import io.github.pgbailiff.ops.http.RequestGate;
import io.github.pgbailiff.ops.http.RequestHead;
import io.github.pgbailiff.ops.http.StaticPage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's HTTP server: {@code /livez}, {@code /readyz}, {@code /metrics}, and what else is
 * mounted. It knows whole paths only; whoever reaches the port without being anybody can neither
 * exhaust the memory nor keep the probes, or those who send in earnest, from being answered.
 *
 * <p>You own it: {@link #close()} gives the port back.
 */
public final class OperationsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OperationsServer.class);

  /** At once, on each path of its own: a flood of deliveries must not make a probe fail. */
  private static final int MOST_PROBES = 16;

  private static final int MOST_MOUNTED = 64;

  /** Of everything together: a platform has given up long before. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final long MOST_BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final Map<String, RequestGate> gates;
  private final Map<String, RequestGate> furtherGates = new ConcurrentHashMap<>();
  private final Function<String, Optional<HttpHandler>> further;
  private final BytesInFlight inFlight = new BytesInFlight(MOST_BYTES);
  private final RequestGate elsewhere =
      new RequestGate(
          "http-elsewhere",
          exchange -> StaticPage.text(404, "nothing is here\n").send(exchange),
          MOST_PROBES);
  private final HttpReception reception;

  private OperationsServer(
      HttpSettings settings,
      Map<String, RequestGate> gates,
      Function<String, Optional<HttpHandler>> further) {
    this.gates = Map.copyOf(gates);
    this.further = further;
    try {
      this.reception =
          new HttpReception(address(settings), RequestGate.MOST_CONNECTIONS, LIMIT, this::receive);
    } catch (IOException e) {
      throw new CannotListenException(settings, e);
    }
  }

  /**
   * Starts to answer.
   *
   * @param mounted further handlers by their whole path; they check the method themselves
   * @throws CannotListenException when the address cannot be had
   */
  public static OperationsServer start(
      HttpSettings settings, Health health, Metrics metrics, Map<String, HttpHandler> mounted) {
    return start(settings, health, metrics, mounted, _ -> Optional.empty());
  }

  /**
   * The same with paths that come and go.
   *
   * @param further what answers at another whole path at this moment
   */
  public static OperationsServer start(
      HttpSettings settings,
      Health health,
      Metrics metrics,
      Map<String, HttpHandler> mounted,
      Function<String, Optional<HttpHandler>> further) {
    Map<String, RequestGate> gates = new HashMap<>();
    mounted.forEach((path, handler) -> gates.put(path, gate(path, handler, MOST_MOUNTED)));
    gates.put(
        "/livez", probe("/livez", exchange -> StaticPage.text(200, "alive\n").send(exchange)));
    gates.put("/readyz", probe("/readyz", new HealthPages(health)));
    gates.put("/metrics", probe("/metrics", metrics.page(health)));
    var server = new OperationsServer(settings, gates, further);
    server.reception.start();
    return server;
  }

  private static RequestGate gate(String path, HttpHandler handler, int most) {
    return new RequestGate("http " + path, handler, most);
  }

  private static RequestGate probe(String path, HttpHandler handler) {
    HttpHandler reading =
        exchange -> {
          if (List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            handler.handle(exchange);
          } else {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            StaticPage.text(405, "only GET and HEAD are answered here\n").send(exchange);
          }
        };
    return gate(path, reading, MOST_PROBES);
  }

  /** Where it listens, with the port that was chosen when the configured one is 0. */
  public InetSocketAddress address() {
    return reception.address();
  }

  private static InetSocketAddress address(HttpSettings settings) {
    InetSocketAddress address = settings.address();
    if (address.isUnresolved()) {
      throw new CannotListenException(
          settings, "names a host without an address; use one of this machine, such as 127.0.0.1");
    }
    return address;
  }

  private void receive(HttpConnection visit) {
    Optional<RequestHead> head = RequestHead.parse(visit.bytes(), visit.end());
    RequestGate gate = head.map(it -> gate(String.valueOf(it.uri().getPath()))).orElse(elsewhere);
    if (head.isEmpty() || !gate.start(() -> answer(visit, head.get(), gate))) {
      visit.close();
    }
  }

  private RequestGate gate(String path) {
    RequestGate fixed = gates.get(path);
    if (fixed != null) {
      return fixed;
    }
    return further.apply(path).isEmpty()
        ? elsewhere
        : furtherGates.computeIfAbsent(
            path, _ -> gate(path, exchange -> further(path, exchange), MOST_MOUNTED));
  }

  private void further(String path, HttpExchange exchange) throws IOException {
    Optional<HttpHandler> handler = further.apply(path);
    if (handler.isPresent()) {
      handler.get().handle(exchange);
    } else {
      StaticPage.text(404, "nothing is here\n").send(exchange);
    }
  }

  private void answer(HttpConnection visit, RequestHead head, RequestGate gate) {
    var exchange = new Exchange(visit, head, inFlight);
    try {
      answer(visit, exchange, gate);
    } catch (IOException e) {
      visit.close();
    } finally {
      inFlight.release(visit);
      reception.leave(visit);
    }
  }

  private static void answer(HttpConnection visit, HttpExchange exchange, RequestGate gate)
      throws IOException {
    try {
      gate.handle(visit, exchange);
    } catch (RuntimeException e) {
      LOG.error("a request to {} failed", exchange.getRequestURI().getPath(), e);
      if (exchange.getResponseCode() == -1) {
        StaticPage.text(500, "an error inside pgbailiff, which its log tells more of\n")
            .send(exchange);
      }
    }
  }

  /** Takes nothing new, and waits a moment for what is being answered. */
  @Override
  public void close() {
    reception.close();
    gates.values().forEach(RequestGate::close);
    furtherGates.values().forEach(RequestGate::close);
    elsewhere.close();
  }
}
