package io.github.pgbailiff.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.ops.http.StaticPage;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;

/** {@code /metrics}: Prometheus' text, or OpenMetrics' for who asks so. */
record MetricsPage(PrometheusMeterRegistry registry, ReadyParts ready) implements HttpHandler {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ready.look();
    String type =
        StaticPage.accepts(exchange, "application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
    new StaticPage(200, type, registry.scrape(type)).send(exchange);
  }
}
