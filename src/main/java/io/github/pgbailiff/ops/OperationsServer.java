package io.github.pgbailiff.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's HTTP server: {@code /livez}, {@code /readyz}, {@code /metrics}, and what else is
 * mounted. It knows whole paths only.
 *
 * <p>You own it: {@link #close()} gives the port back.
 */
public final class OperationsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OperationsServer.class);

  /** At once, on each path of its own: a flood of deliveries must not make a probe fail. */
  private static final int MOST_PROBES = 16;

  private static final int MOST_MOUNTED = 64;

  /** At once, together with those that are still being read. */
  private static final int MOST_EXCHANGES = 256;

  private static final int GRACE_SECONDS = 2;

  static {
    preset("jdk.httpserver.maxConnections", "512");
    // Whoever sends a request by the byte, or does not read the answer, is cut off.
    preset("sun.net.httpserver.maxReqTime", "10");
    preset("sun.net.httpserver.maxRspTime", "30");
    // Without it answers on a kept connection wait 40 ms for the peer's acknowledgement.
    preset("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Map<String, HttpHandler> paths;

  private OperationsServer(HttpServer server, Map<String, HttpHandler> paths) {
    this.server = server;
    this.paths = Map.copyOf(paths);

    server.setExecutor(new BoundedThreads("http", MOST_EXCHANGES));
    server.createContext("/", this::route);
  }

  /**
   * Starts to answer.
   *
   * @param mounted further handlers by their whole path; they check the method themselves
   * @throws CannotListenException when the address cannot be had
   */
  public static OperationsServer start(
      HttpSettings settings, Health health, Metrics metrics, Map<String, HttpHandler> mounted) {
    Map<String, HttpHandler> paths = new HashMap<>();
    mounted.forEach((path, handler) -> paths.put(path, new Gate(handler, MOST_MOUNTED)));
    paths.put("/livez", probe(exchange -> Page.text(200, "alive\n").send(exchange)));
    paths.put("/readyz", probe(new HealthPages(health)));
    paths.put("/metrics", probe(metrics.page()));
    var server = new OperationsServer(open(settings), paths);
    server.server.start();
    return server;
  }

  /** Where it listens, with the port that was chosen when the configured one is 0. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private static HttpServer open(HttpSettings settings) {
    InetSocketAddress address = address(settings);
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new CannotListenException(settings, e);
    }
  }

  private static InetSocketAddress address(HttpSettings settings) {
    InetSocketAddress address = settings.address();
    if (address.isUnresolved()) {
      throw new CannotListenException(
          settings, "names a host without an address; use one of this machine, such as 127.0.0.1");
    }
    return address;
  }

  private static void preset(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static HttpHandler probe(HttpHandler handler) {
    var gate = new Gate(handler, MOST_PROBES);
    return exchange -> {
      if (List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        gate.handle(exchange);
      } else {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        Page.text(405, "only GET and HEAD are answered here\n").send(exchange);
      }
    };
  }

  private void route(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<HttpHandler> handler =
          Optional.ofNullable(paths.get(exchange.getRequestURI().getPath()));
      if (handler.isPresent()) {
        answer(handler.get(), exchange);
      } else {
        Page.text(404, "nothing is here\n").send(exchange);
      }
    }
  }

  private static void answer(HttpHandler handler, HttpExchange exchange) throws IOException {
    try {
      handler.handle(exchange);
    } catch (RuntimeException e) {
      LOG.error("a request to {} failed", exchange.getRequestURI().getPath(), e);
      if (exchange.getResponseCode() == -1) {
        Page.text(500, "an error inside pgbailiff, which its log tells more of\n").send(exchange);
      }
    }
  }

  /** Takes nothing new, and waits a moment for what is being answered. */
  @Override
  public void close() {
    server.stop(GRACE_SECONDS);
  }
}
