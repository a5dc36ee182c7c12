package io.github.pgbailiff.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Lets so many requests at once through to a handler, and answers 503 to the others: they do not
 * queue.
 */
final class Gate implements HttpHandler {
  private final HttpHandler handler;
  private final Semaphore free;

  Gate(HttpHandler handler, int most) {
    this.handler = handler;
    this.free = new Semaphore(most);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!free.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      Page.text(503, "busy: too many requests at once; try again in a second\n").send(exchange);
      return;
    }
    try {
      handler.handle(exchange);
    } finally {
      free.release();
    }
  }
}
